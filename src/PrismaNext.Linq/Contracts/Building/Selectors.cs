using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Reads the properties that lambdas such as <c>x => x.Id</c> and <c>x => new { x.A, x.B }</c> select.</summary>
internal static class Selectors
{
    public static PropertyInfo Property(LambdaExpression selector) =>
        TryProperty(selector.Body, selector) ?? throw ContractErrors.SelectorInvalid(selector);

    public static IReadOnlyList<string> Properties(LambdaExpression selector)
    {
        var parts = Unwrap(selector.Body) is NewExpression { Arguments.Count: > 0 } tuple ? tuple.Arguments : [selector.Body];
        return [.. parts.Select(part => (TryProperty(part, selector) ?? throw ContractErrors.SelectorInvalid(selector)).Name)];
    }

    private static PropertyInfo? TryProperty(Expression body, LambdaExpression selector) =>
        Unwrap(body) is MemberExpression { Member: PropertyInfo property, Expression: { } instance } && Unwrap(instance) == selector.Parameters[0]
            ? property
            : null;

    private static Expression Unwrap(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion)
            expression = conversion.Operand;
        return expression;
    }
}
