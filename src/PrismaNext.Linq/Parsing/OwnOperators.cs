using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Operators that our own type of query has as methods. Inside a tree they become LINQ's, so that nothing behind here meets them.</summary>
/// <remarks>LINQ's give the interface where ours give the type. Where the type is asked for (a property of a projection), a conversion says so.</remarks>
internal static class OwnOperators
{
    // Null for a method that is no operator.
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo?> Operators = new();

    /// <summary>LINQ's call that means the same; null for any other call.</summary>
    public static MethodCallExpression? Rewrite(MethodCallExpression call) =>
        call.Object is not null && IsQuery(call.Object.Type) && Operators.GetOrAdd(call.Method, Find) is { } method
            ? Expression.Call(method, [AsOperand(call.Object, method.GetParameters()[0].ParameterType), .. call.Arguments])
            : null;

    /// <summary>A tree as an operand of this type: without the conversion to our own type where the interface is enough.</summary>
    public static Expression AsOperand(Expression tree, Type type) =>
        tree is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var query } && IsQuery(tree.Type) && type.IsAssignableFrom(query.Type) ? query : tree;

    /// <summary>A tree without the conversion to our own type.</summary>
    public static Expression Bare(Expression tree) => AsOperand(tree, typeof(IQueryable));

    /// <summary>Whether a type is that of our own queries.</summary>
    public static bool IsQuery(Type type) =>
        type.IsGenericType && type.Assembly == typeof(OwnOperators).Assembly && type.IsDefined(typeof(QueryOperatorsAttribute), inherit: false);

    private static MethodInfo? Find(MethodInfo method)
    {
        Type[] arguments = [method.DeclaringType!.GetGenericArguments()[0], .. method.GetGenericArguments()]; // A method of a type of query.
        Type[] parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
        return typeof(Queryable).GetMethods()
            .Where(m => m.Name == method.Name && m.GetGenericArguments().Length == arguments.Length)
            .Select(m => m.MakeGenericMethod(arguments))
            .SingleOrDefault(m => m.GetParameters().Skip(1).Select(p => p.ParameterType).SequenceEqual(parameters));
    }
}
