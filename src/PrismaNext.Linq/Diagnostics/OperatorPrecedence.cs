using System.Linq.Expressions;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>C#'s operators: how they are written and how tightly they bind.</summary>
internal static class OperatorPrecedence
{
    public const int Primary = 15;
    private const int Unary = 14;
    private const int Relational = 10;

    public static int Of(Expression expression) => expression switch
    {
        LambdaExpression => 0,
        ConditionalExpression => 1,
        TypeBinaryExpression => Relational,
        BinaryExpression binary => OfBinary(binary.NodeType),
        UnaryExpression { NodeType: ExpressionType.TypeAs } => Relational,
        UnaryExpression { NodeType: ExpressionType.ArrayLength } => Primary,
        UnaryExpression => Unary,
        _ => Primary,
    };

    public static string Symbol(ExpressionType type) => type switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => "+",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
        ExpressionType.Divide => "/",
        ExpressionType.Modulo => "%",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.And => "&",
        ExpressionType.Or => "|",
        ExpressionType.ExclusiveOr => "^",
        ExpressionType.LeftShift => "<<",
        ExpressionType.RightShift => ">>",
        ExpressionType.Coalesce => "??",
        _ => type.ToString(),
    };

    private static int OfBinary(ExpressionType type) => type switch
    {
        ExpressionType.Coalesce => 2,
        ExpressionType.OrElse => 3,
        ExpressionType.AndAlso => 4,
        ExpressionType.Or => 5,
        ExpressionType.ExclusiveOr => 6,
        ExpressionType.And => 7,
        ExpressionType.Equal or ExpressionType.NotEqual => 9,
        ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual => Relational,
        ExpressionType.LeftShift or ExpressionType.RightShift => 11,
        ExpressionType.Add or ExpressionType.AddChecked or ExpressionType.Subtract or ExpressionType.SubtractChecked => 12,
        ExpressionType.Multiply or ExpressionType.MultiplyChecked or ExpressionType.Divide or ExpressionType.Modulo => 13,
        ExpressionType.ArrayIndex => Primary,
        _ => Unary,
    };
}
