using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Methods;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates C#'s operators.</summary>
internal sealed class OperatorTranslator(Translator translator)
{
    public Projection Binary(BinaryExpression expression, Scope scope)
    {
        if (translator.Methods.OrdinalSign(expression, scope) is { } sign)
            return Boolean(sign, expression);
        var projection = expression.NodeType switch
        {
            ExpressionType.AndAlso or ExpressionType.OrElse => Condition(expression, scope),
            ExpressionType.Equal or ExpressionType.NotEqual => Equality(expression, scope),
            ExpressionType.LessThan => Compare(SqlOperator.Less, expression, scope),
            ExpressionType.LessThanOrEqual => Compare(SqlOperator.LessOrEqual, expression, scope),
            ExpressionType.GreaterThan => Compare(SqlOperator.Greater, expression, scope),
            ExpressionType.GreaterThanOrEqual => Compare(SqlOperator.GreaterOrEqual, expression, scope),
            ExpressionType.Coalesce => Coalesce(expression, scope),
            ExpressionType.ArrayIndex => translator.Methods.ElementAt(expression, expression.Left, expression.Right, scope),
            _ => Calculate(expression, scope),
        };
        return projection;
    }

    public Projection Unary(UnaryExpression expression, Scope scope)
    {
        if (expression.NodeType == ExpressionType.Quote)
            return translator.Translate(expression.Operand, scope);
        var isCondition = expression.NodeType == ExpressionType.Not && expression.Type.Unwrap() == typeof(bool);
        var projection = isCondition ? translator.Condition(expression.Operand, scope) : translator.Translate(expression.Operand, scope);
        if (projection is ClientProjection)
            return ClientCode.Create(expression, [projection], holes => expression.Update(holes[0]), translator.Query);
        switch (expression.NodeType)
        {
            case ExpressionType.Not when expression.Type == typeof(bool):
                // A flag that has no value because its row is missing has no opposite either.
                var operand = translator.Scalar(projection, expression.Operand);
                return Boolean(projection is ScalarProjection { NullMeans: NullMeaning.Default } ? SqlFactory.Negate(operand) : SqlFactory.Not(operand), expression);
            case ExpressionType.Not when expression.Type == typeof(bool?):
                return Boolean(SqlFactory.Not(translator.Scalar(projection, expression.Operand)), expression);
            case ExpressionType.Not or ExpressionType.OnesComplement:
                return Number(SqlUnaryOperator.BitNot);
            case ExpressionType.Negate or ExpressionType.NegateChecked:
                return Number(SqlUnaryOperator.Negate);
            case ExpressionType.UnaryPlus:
                return projection;
            case ExpressionType.ArrayLength:
                return translator.Members.Length(projection, expression.Operand);
            default:
                throw PlanErrors.ExpressionUnsupported(expression, translator.Query);
        }

        Projection Number(SqlUnaryOperator op)
        {
            var operand = translator.Scalar(projection, expression.Operand);
            if (operand.Type.HasUserConversion || (op == SqlUnaryOperator.BitNot && operand.Type.StoreType == typeof(decimal)))
                return ClientCode.Create(expression, [projection], holes => expression.Update(holes[0]), translator.Query);
            return new ScalarProjection(operand is LiteralExpression { Value: null } ? operand : NarrowCasts.Wrap(SqlFactory.Unary(op, operand, operand.Type), expression), expression.Type);
        }
    }

    private static ScalarProjection Boolean(SqlExpression sql, Expression expression) => new(sql, expression.Type);

    private Projection Condition(BinaryExpression expression, Scope scope)
    {
        var left = translator.Condition(expression.Left, scope);
        var right = translator.Condition(expression.Right, scope);
        if (left is ClientProjection || right is ClientProjection)
            return Client(expression, Translator.Exact(left, expression.Left), Translator.Exact(right, expression.Right));
        var (l, r) = (translator.Scalar(left, expression.Left), translator.Scalar(right, expression.Right));
        return Boolean(expression.NodeType == ExpressionType.AndAlso ? SqlFactory.And(l, r) : SqlFactory.Or(l, r), expression);
    }

    private Projection Equality(BinaryExpression expression, Scope scope)
    {
        if (translator.Equality.OfTypes(expression, scope) is { } isOfType)
            return Result(isOfType);
        var left = translator.Equality.Operand(expression.Left, expression.Right, scope);
        var right = translator.Equality.Operand(expression.Right, expression.Left, scope);
        if (left is ClientProjection || right is ClientProjection)
            return Client(expression, left, right);
        // For the operator, not for Equals, NaN equals nothing.
        return Result(IsNaN(left) || IsNaN(right) ? SqlFactory.False : NotANumber.ExcludeFrom(translator.Equality.Equal(left, right, expression), left, right));

        ScalarProjection Result(SqlExpression equal) => Boolean(expression.NodeType == ExpressionType.Equal ? equal : SqlFactory.Negate(equal), expression);
    }

    private bool IsNaN(Projection projection) => NotANumber.Is(projection) || (projection is ScalarProjection { Sql: var sql } && IsNaN(sql));

    private bool IsNaN(SqlExpression sql) =>
        sql is SlotParameterExpression { Slot: var slot, Type.StoreType: var type } && (type == typeof(double) || type == typeof(float)) && translator.Facts.IsNaN(slot);

    private Projection Compare(SqlOperator op, BinaryExpression expression, Scope scope)
    {
        var left = translator.Translate(expression.Left, scope);
        var right = translator.Translate(expression.Right, scope);
        if (left is ClientProjection || right is ClientProjection)
            return Client(expression, left, right);
        return Boolean(Comparison(op, translator.Scalar(left, expression.Left), translator.Scalar(right, expression.Right), expression), expression);
    }

    /// <summary>An order comparison of two scalars.</summary>
    public SqlExpression Comparison(SqlOperator op, SqlExpression left, SqlExpression right, Expression source)
    {
        if (ComparisonMethods.Unwrap(op, left, right) is { } unwrapped)
            return unwrapped;
        if (IsNaN(left) || IsNaN(right))
            return SqlFactory.False;
        (left, right) = Coercion.Unify(Widening.Strip(left, right), Widening.Strip(right, left));
        if (Orderings.Comparable(left) is not { } low || Orderings.Comparable(right) is not { } high)
            throw PlanErrors.OrderOfConverted(source, left.Type.Name, translator.Query);
        (left, right) = Coercion.Unify(low, high);
        return NotANumber.Exclude(SqlFactory.Compare(op, left, right));
    }

    private Projection Coalesce(BinaryExpression expression, Scope scope)
    {
        var left = translator.Translate(expression.Left, scope);
        var right = translator.Translate(expression.Right, scope);
        if (left is ScalarProjection l && right is ScalarProjection r && Coercion.CanUnify(l.Sql, r.Sql))
        {
            if (l.ClrType.Unwrap() != expression.Type.Unwrap() && l.ClrType.Unwrap().IsNumber())
            {
                if (ConversionTranslator.Convert(l.Sql, l.ClrType, expression.Type) is not { } converted)
                    return Client(expression, left, right);
                l = l with { Sql = converted };
            }

            var (value, fallback) = Coercion.Unify(l.Sql, r.Sql);
            return new ScalarProjection(SqlFactory.Coalesce(value, fallback), expression.Type);
        }

        if (left is ClientProjection || right is ClientProjection)
            return Client(expression, left, right);
        return ObjectTranslator.Choose(SqlFactory.Not(translator.Equality.IsNull(left, expression.Left)), left, right, expression.Type);
    }

    private Projection Calculate(BinaryExpression expression, Scope scope)
    {
        var leftProjection = translator.Translate(expression.Left, scope);
        var rightProjection = translator.Translate(expression.Right, scope);
        if (expression.Method is { Name: "Concat" } && expression.Type == typeof(string))
            return translator.Methods.Concat([leftProjection, rightProjection], [expression.Left, expression.Right], expression);
        if (leftProjection is ClientProjection || rightProjection is ClientProjection)
            return Client(expression, leftProjection, rightProjection);
        var left = translator.Scalar(leftProjection, expression.Left);
        var right = translator.Scalar(rightProjection, expression.Right);
        if (expression.Type.Unwrap() == typeof(bool))
            return Logical(expression, left, right);
        if (left.Type.HasUserConversion || right.Type.HasUserConversion)
            return Client(expression, leftProjection, rightProjection);
        if (MethodTranslator.TemporalOperator(expression, left, right) is { } temporal)
            return new ScalarProjection(temporal, expression.Type);
        return Arithmetic(expression, left, right) ?? (Projection)Client(expression, leftProjection, rightProjection);
    }

    private ScalarProjection Logical(BinaryExpression expression, SqlExpression left, SqlExpression right) => expression.NodeType switch
    {
        ExpressionType.And => Boolean(SqlFactory.And(left, right), expression),
        ExpressionType.Or => Boolean(SqlFactory.Or(left, right), expression),
        ExpressionType.ExclusiveOr => Boolean(SqlFactory.Compare(SqlOperator.NotEqual, left, right), expression),
        _ => throw PlanErrors.ExpressionUnsupported(expression, translator.Query),
    };

    // Null where there is no exact SQL.
    private static ScalarProjection? Arithmetic(BinaryExpression expression, SqlExpression left, SqlExpression right)
    {
        SqlOperator? op = expression.NodeType switch
        {
            ExpressionType.Add or ExpressionType.AddChecked => SqlOperator.Add,
            ExpressionType.Subtract or ExpressionType.SubtractChecked => SqlOperator.Subtract,
            ExpressionType.Multiply or ExpressionType.MultiplyChecked => SqlOperator.Multiply,
            ExpressionType.Divide => SqlOperator.Divide,
            ExpressionType.Modulo when !IsFloat(expression.Type) => SqlOperator.Modulo,
            ExpressionType.And => SqlOperator.BitAnd,
            ExpressionType.Or => SqlOperator.BitOr,
            ExpressionType.ExclusiveOr => SqlOperator.BitXor,
            ExpressionType.LeftShift => SqlOperator.ShiftLeft,
            ExpressionType.RightShift => SqlOperator.ShiftRight,
            _ => null,
        };
        if (op is not { } known || !(expression.Type.IsNumber() || expression.Type.Unwrap().IsEnum))
            return null;
        if (left.Type.StoreType == typeof(decimal) && known is not (SqlOperator.Add or SqlOperator.Subtract or SqlOperator.Multiply or SqlOperator.Divide or SqlOperator.Modulo))
            return null; // A ulong is a numeric, which has no bits.
        if (known is SqlOperator.ShiftLeft or SqlOperator.ShiftRight)
            return new ScalarProjection(NarrowCasts.Wrap(SqlFactory.Operator(known, left, ShiftCount(expression.Left.Type, right), left.Type), expression), expression.Type);
        (left, right) = Coercion.Unify(left, right);
        var type = left.Type.ModelType == expression.Type.Unwrap() ? left.Type : right.Type.ModelType == expression.Type.Unwrap() ? right.Type : PgTypes.For(expression.Type)!; // Every number has a type.
        if (left is LiteralExpression { Value: null } || right is LiteralExpression { Value: null })
            return new ScalarProjection(SqlFactory.Null(type), expression.Type);
        (left, right) = Widening.StripOne(left, right);
        return new ScalarProjection(NarrowCasts.Wrap(SqlFactory.Operator(known, left, right, type), expression), expression.Type);
    }

    // C# uses only the low bits of a shift count; PostgreSQL's result beyond the width is undefined.
    private static SqlExpression ShiftCount(Type shifted, SqlExpression count)
    {
        var mask = Type.GetTypeCode(shifted.Unwrap()) is TypeCode.Int64 or TypeCode.UInt64 ? 63 : 31;
        return count is LiteralExpression { Value: int n }
            ? SqlFactory.Integer(n & mask)
            : SqlFactory.Operator(SqlOperator.BitAnd, count, SqlFactory.Integer(mask), count.Type);
    }

    private static bool IsFloat(Type type) => type.Unwrap() == typeof(double) || type.Unwrap() == typeof(float);

    private ClientProjection Client(BinaryExpression expression, Projection left, Projection right) =>
        ClientCode.Create(expression, [left, right], holes => expression.Update(holes[0], expression.Conversion, holes[1]), translator.Query);
}
