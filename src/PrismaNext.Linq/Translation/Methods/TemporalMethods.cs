using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The operators and constructors of the date and time types.</summary>
internal static class TemporalMethods
{
    public static SqlExpression? Construct(Type type, ParameterInfo[] parameters, IReadOnlyList<SqlExpression> arguments)
    {
        var takesKind = parameters is [.., { ParameterType: var last }] && last == typeof(DateTimeKind);
        if (parameters.Take(parameters.Length - (takesKind ? 1 : 0)).Any(p => p.ParameterType != typeof(int)))
            return null;
        if (type == typeof(DateTime))
            return DateTimeMethods.Construct(arguments, takesKind);
        if (type == typeof(DateOnly))
            return arguments.Count == 3 ? SqlFactory.Function("make_date", PgTypes.Date, arguments[0], arguments[1], arguments[2]) : null;
        return type == typeof(TimeOnly) ? DateAndTimeMethods.ConstructTime(arguments) : IntervalMethods.Construct(arguments);
    }

    public static SqlExpression? Operator(BinaryExpression expression, SqlExpression left, SqlExpression right)
    {
        var (first, second) = (expression.Left.Type.Unwrap(), expression.Right.Type.Unwrap());
        var isMoment = first == typeof(DateTime) || first == typeof(DateTimeOffset);
        return expression.NodeType switch
        {
            ExpressionType.Add when isMoment => Clock.Move(left, right, SqlOperator.Add),
            ExpressionType.Subtract when isMoment && second == typeof(TimeSpan) => Clock.Move(left, right, SqlOperator.Subtract),
            ExpressionType.Subtract when isMoment => DateTimeMethods.Difference(left, right),
            ExpressionType.Subtract when first == typeof(TimeOnly) => DateAndTimeMethods.Difference(left, right),
            ExpressionType.Add when first == typeof(TimeSpan) => IntervalMethods.Operator(SqlOperator.Add, left, right),
            ExpressionType.Subtract when first == typeof(TimeSpan) => IntervalMethods.Operator(SqlOperator.Subtract, left, right),
            ExpressionType.Multiply when first == typeof(TimeSpan) => IntervalMethods.Operator(SqlOperator.Multiply, left, Clock.Narrow(right)),
            ExpressionType.Multiply when second == typeof(TimeSpan) => IntervalMethods.Operator(SqlOperator.Multiply, Clock.Narrow(left), right),
            ExpressionType.Divide when first == typeof(TimeSpan) => IntervalMethods.Divide(left, right),
            _ => null,
        };
    }
}
