using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates casts.</summary>
internal sealed class ConversionTranslator(Translator translator)
{
    public Projection Translate(UnaryExpression expression, Scope scope)
    {
        var operand = translator.Translate(expression.Operand, scope);
        var target = expression.Type;
        switch (operand)
        {
            case ClientProjection client:
                return ClientCode.Create(expression, [client], holes => expression.Update(holes[0]), translator.Query);
            case ScalarProjection scalar:
                return Convert(scalar.Sql, expression.Operand.Type, target, expression.NodeType == ExpressionType.ConvertChecked) is { } sql ? scalar with { Sql = sql, ClrType = target } : Refuse(expression, scalar);
            case EntityProjection or ReferenceProjection or SingleProjection or OptionalProjection or ConditionalProjection when !target.IsAssignableFrom(operand.ClrType):
                return Hierarchies.As(operand, target, translator.Contract, isTest: expression.NodeType == ExpressionType.TypeAs);
            case ConstantProjection constant:
                return constant with { ClrType = target };
            case SubqueryProjection subquery when OwnOperators.IsQuery(target):
                return subquery with { ClrType = target };
            case SlotProjection slot:
                return slot with { ClrType = target };
            default:
                // A reference conversion to a base type or an interface changes nothing in what the value is.
                return operand;
        }
    }

    /// <summary>A scalar in another CLR type; null when there is no exact SQL for the conversion. Unchecked, a cast to a type that PostgreSQL has not cuts off what does not fit.</summary>
    public static SqlExpression? Convert(SqlExpression sql, Type from, Type to, bool isChecked = true)
    {
        var (source, target) = (from.Unwrap(), to.Unwrap());
        if (source == target || target.IsAssignableFrom(source))
            return sql;
        if (source.IsEnum)
            return EnumNumbers.Of(sql) is { } behind ? Convert(Retype(behind, PgTypes.For(Enum.GetUnderlyingType(source))!), Enum.GetUnderlyingType(source), to, isChecked) : null; // Integers have a type.
        if (target.IsEnum)
            return Convert(sql, from, Enum.GetUnderlyingType(target), isChecked) is { } number ? SqlFactory.Retype(number, PgTypes.For(target)!) : null; // Enums have a type.
        if (sql.Type.HasUserConversion)
            return null;
        if (source == typeof(char))
            return target.IsInteger() && !target.IsAssignableFrom(typeof(byte)) ? Widen(SqlFactory.Function("ascii", PgTypes.Integer, sql), target) : null;
        if (target == typeof(char))
            return source.IsInteger() ? SqlFactory.Function("chr", PgTypes.Char, sql) : null;
        if (source == typeof(DateTime) && target == typeof(DateTimeOffset) && sql.Type.Name == PgTypes.TimestampTz.Name)
            return Retype(sql, PgTypes.TimestampTzOffset);
        return source.IsNumber() && target.IsNumber() ? Number(isChecked ? sql : NarrowCasts.Cut(sql, source, target), source, target) : null;
    }

    // The value of a parameter is converted from its own type, whatever is made of it.
    private static SqlExpression Retype(SqlExpression sql, PgType type) => sql is SlotParameterExpression ? new CastExpression(sql, type) : SqlFactory.Retype(sql, type);

    private static SqlExpression? Number(SqlExpression sql, Type source, Type target)
    {
        // C# keeps seven digits of a float, and 28 after the point; PostgreSQL's own conversion six.
        if (source == typeof(float) && target == typeof(decimal))
            return SqlFactory.Function("round", PgTypes.Numeric, SqlFactory.Cast(SqlFactory.Function("to_char", PgTypes.Text, sql, SqlFactory.Text("9.999999EEEE")), PgTypes.Numeric), SqlFactory.Integer(28));

        // C# cuts the fraction off; PostgreSQL's own conversion rounds.
        if (!source.IsInteger() && target.IsInteger())
            sql = SqlFactory.Function("trunc", sql.Type, sql);
        return Widen(sql, target);
    }

    private static SqlExpression Widen(SqlExpression sql, Type target)
    {
        var type = PgTypes.For(target)!; // Every number has a type.
        if (sql is LiteralExpression { Value: not null } literal && type.Conversion is null)
            return new LiteralExpression(System.Convert.ChangeType(literal.Value, type.StoreType, System.Globalization.CultureInfo.InvariantCulture), type);
        return SqlFactory.Cast(sql, type);
    }

    private ClientProjection Refuse(UnaryExpression expression, Projection operand) =>
        ClientCode.Create(expression, [operand], holes => expression.Update(holes[0]), translator.Query);
}
