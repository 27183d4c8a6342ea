using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>A method named where a delegate is wanted (<c>text.All(char.IsDigit)</c>), as the lambda that calls it.</summary>
internal static class MethodGroups
{
    /// <summary>The lambda; null for any other conversion.</summary>
    public static LambdaExpression? Lambda(UnaryExpression conversion)
    {
        if (conversion is not { NodeType: ExpressionType.Convert, Operand: MethodCallExpression { Object: ConstantExpression { Value: MethodInfo method }, Method.Name: nameof(MethodInfo.CreateDelegate), Arguments: [_, var target] } }
            || !conversion.Type.IsAssignableTo(typeof(Delegate)))
            return null;
        var signature = conversion.Type.GetMethod(nameof(Action.Invoke))!; // Every delegate has it.
        var parameters = signature.GetParameters().Select(p => Expression.Parameter(p.ParameterType, Name(method, p.Position))).ToList();
        var isClosed = target is not ConstantExpression { Value: null };
        Expression[] arguments = [.. isClosed && method.IsStatic ? [target] : Array.Empty<Expression>(), .. parameters];

        // What a structure's method is called on comes in a box.
        var call = Expression.Call(method.IsStatic ? null : Typed(target, method.DeclaringType!), method, method.GetParameters().Zip(arguments, (p, a) => Typed(a, p.ParameterType)));
        return Expression.Lambda(conversion.Type, Typed(call, signature.ReturnType), parameters);
    }

    private static string Name(MethodInfo method, int position) => method.GetParameters().ElementAtOrDefault(position)?.Name ?? $"x{position}";

    // A method may take or return something less or more special than the delegate.
    private static Expression Typed(Expression expression, Type type) => expression.Type == type ? expression : Expression.Convert(expression, type);
}
