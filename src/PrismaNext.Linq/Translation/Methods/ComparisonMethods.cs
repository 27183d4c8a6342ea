using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary><c>Compare</c>, <c>CompareTo</c> and the forms of <c>Equals</c> that take a comparison. Text is ordered by its collation, or by code points where the call says ordinal.</summary>
internal static class ComparisonMethods
{
    private static readonly Type[] Comparable =
    [
        typeof(string), typeof(char), typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(IComparable), typeof(IComparable<>), typeof(Enum),
    ];

    public static readonly MethodEntry[] Methods =
    [
        .. Comparable.Select(type => new MethodEntry(type, nameof(IComparable.CompareTo), CompareTo)),
        .. new[] { typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan) }.Select(type => new MethodEntry(type, nameof(decimal.Compare), Compare)),
        new(typeof(Nullable), nameof(Nullable.Compare), Compare),
        new(typeof(Nullable), nameof(Nullable.Equals), call => call.Translator.Equality.Equal(call.Projection(0), call.Projection(1), call.Source)),
        new(typeof(string), nameof(string.Compare), call => call.Takes(typeof(string), typeof(string)) ? Sign(call[0], call[1]) : null),
        new(typeof(string), nameof(Equals), EqualTexts),
        new(typeof(Comparer<>), nameof(Comparer<>.Compare), call => IsDefault(call, typeof(Comparer<>)) ? Compare(call) : null),
        new(typeof(EqualityComparer<>), nameof(Equals), call => IsDefault(call, typeof(EqualityComparer<>)) ? call.Translator.Equality.Equal(call.Projection(0), call.Projection(1), call.Source) : null),
    ];

    /// <summary>Turns a comparison of such a number with zero, <c>a.CompareTo(b) &gt; 0</c>, into the comparison that it stands for; null when it is something else.</summary>
    public static SqlExpression? Unwrap(SqlOperator op, SqlExpression number, SqlExpression zero)
    {
        if (zero is not LiteralExpression { Value: 0 }
            || number is not CaseExpression { Whens: [{ Result: LiteralExpression { Value: 0 }, Condition: OperatorExpression equal }, { Result: LiteralExpression { Value: -1 }, Condition: var below }], Else: LiteralExpression { Value: 1 } })
            return null;
        var (left, right) = (equal.Left, equal.Right);
        var less = SqlFactory.Compare(SqlOperator.Less, left, right);
        if (below != less && below != SqlFactory.Or(SqlFactory.IsNull(left), less))
            return null;
        if (op is SqlOperator.Equal)
            return equal;
        if (right.IsNullable)
            return null;
        var comparison = SqlFactory.Compare(op, left, right);
        return left.IsNullable && op is SqlOperator.Less or SqlOperator.LessOrEqual ? SqlFactory.Or(SqlFactory.IsNull(left), comparison) : comparison;
    }

    /// <summary>The sign of a comparison whose number is more than its sign: of small integers and characters, and of ordinal texts, for whose number C# makes no promise.</summary>
    /// <remarks>For comparisons with zero only.</remarks>
    public static SqlExpression? OrdinalSign(MethodCall call)
    {
        if (call is { Method.Name: nameof(IComparable.CompareTo), Count: 1, Method.IsStatic: false } && IsSubtracted(call.InstanceExpression.Type) && IsSameType(call, call.InstanceExpression.Type, 0))
            return Sign(call.Instance, call[0]);
        if (call.Method.DeclaringType != typeof(string))
            return null;
        var comparison =
            call.Method.Name == nameof(string.CompareOrdinal) && call.Count == 2 ? new TextComparison(IgnoresCase: false)
            : call.Takes(typeof(string), typeof(string), typeof(StringComparison)) && call.Method.Name == nameof(string.Compare) ? TextComparison.Of(call, 2)
            : null;
        return comparison?.Ordinal(call[0], call[1]) is var (left, right) ? Sign(left, right) : null;
    }

    private static SqlExpression? CompareTo(MethodCall call)
    {
        if (call.Count != 1 || !IsSameType(call, call.InstanceExpression.Type, 0))
            return null;
        return IsSubtracted(call.InstanceExpression.Type) ? Difference(call.Instance, call[0]) : Sign(call.Instance, call[0]);
    }

    private static SqlExpression? Compare(MethodCall call)
    {
        if (call.Count != 2)
            return null;
        var type = call.Method.GetParameters()[0].ParameterType;
        return !IsSubtracted(type) ? Sign(call[0], call[1]) : type.CanBeNull() ? null : Difference(call[0], call[1]);
    }

    // Integers that fit into half of an int, and characters, are compared by the distance between them.
    private static bool IsSubtracted(Type type) => Type.GetTypeCode(type.Unwrap()) is TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char && !type.Unwrap().IsEnum;

    private static SqlExpression Difference(SqlExpression left, SqlExpression right)
    {
        (left, right) = Coercion.Unify(left, right);
        return SqlFactory.Operator(SqlOperator.Subtract, Number(left), Number(right), PgTypes.Integer);

        static SqlExpression Number(SqlExpression value) => value switch
        {
            LiteralExpression { Value: string and [var character] } => SqlFactory.Integer(character),
            LiteralExpression { Value: short number } => SqlFactory.Integer(number),
            _ when value.Type.ModelType == typeof(char) => SqlFactory.Function("ascii", PgTypes.Integer, value),
            _ => SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Integer),
        };
    }

    private static SqlExpression? EqualTexts(MethodCall call)
    {
        var isStatic = call.Method.IsStatic;
        if (TextComparison.Of(call, isStatic ? 2 : 1) is not { } comparison)
            return null;
        var (left, right) = isStatic ? (call[0], call[1]) : (call.Instance, call[0]);
        if (left is LiteralExpression { Value: null })
            return SqlFactory.IsNull(right);
        return right is LiteralExpression { Value: null } ? SqlFactory.IsNull(left) : EqualityTranslator.Equal(comparison.Fold(left), comparison.Fold(right));
    }

    // Null is less than everything in C#. A comparison with null is no branch's condition, so only a null on the left needs a word.
    private static SqlExpression? Sign(SqlExpression left, SqlExpression right)
    {
        (left, right) = Coercion.Unify(left, right);
        if (Orderings.Comparable(left) is not { } low || Orderings.Comparable(right) is not { } high)
            return null;
        (left, right) = Coercion.Unify(low, high);
        var less = SqlFactory.Compare(SqlOperator.Less, left, right);
        if (left.Type.StoreType == typeof(double) || left.Type.StoreType == typeof(float))
            less = NotANumberFirst(less);
        return new CaseExpression(
            [
                new CaseWhen(EqualityTranslator.Equal(left, right), SqlFactory.Integer(0)),
                new CaseWhen(left.IsNullable ? SqlFactory.Or(SqlFactory.IsNull(left), less) : less, SqlFactory.Integer(-1)),
            ],
            SqlFactory.Integer(1),
            PgTypes.Integer);
    }

    // In C# NaN is the least number, in PostgreSQL the greatest.
    private static OperatorExpression NotANumberFirst(OperatorExpression less)
    {
        var notANumber = new LiteralExpression(double.NaN, PgTypes.Double);
        return SqlFactory.Operator(
            SqlOperator.NotEqual,
            SqlFactory.Compare(SqlOperator.Less, less.Left, less.Right),
            SqlFactory.Operator(SqlOperator.NotEqual, SqlFactory.Compare(SqlOperator.Equal, less.Left, notANumber), SqlFactory.Compare(SqlOperator.Equal, less.Right, notANumber), PgTypes.Boolean),
            PgTypes.Boolean);
    }

    private static bool IsSameType(MethodCall call, Type type, int index)
    {
        var argument = call.Argument(index);
        while (argument is UnaryExpression { NodeType: ExpressionType.Convert } convert && !convert.Type.IsValueType)
            argument = convert.Operand;
        return (argument is ConstantExpression { Value: { } value } ? value.GetType() : argument.Type.Unwrap()) == type.Unwrap();
    }

    private static bool IsDefault(MethodCall call, Type comparer)
    {
        var type = comparer.MakeGenericType(call.Method.DeclaringType!.GetGenericArguments()); // The method is a comparer's.
        return call.TryGetInstance(out object? value) && value is not null && value.Equals(type.GetProperty("Default")!.GetValue(null)); // Every comparer has a default.
    }
}
