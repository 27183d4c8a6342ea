using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Parsing;

/// <summary>Tells which member of a tuple or key-value pair each constructor argument becomes, so that reading the member gives the argument.</summary>
internal static class TupleConstruction
{
    /// <summary>The construction with its members, or the same one when the type is no tuple.</summary>
    public static NewExpression WithMembers(NewExpression node)
    {
        if (node.Members is not null || node.Constructor is null || node.Arguments.Count == 0 || !IsTuple(node.Type))
            return node;
        var members = Names(node).Select(name => node.Type.GetMember(name)[0]);
        return Expression.New(node.Constructor, node.Arguments, members);
    }

    /// <summary>The construction that <c>Tuple.Create</c>, <c>ValueTuple.Create</c> or <c>KeyValuePair.Create</c> stands for; null for other calls.</summary>
    public static NewExpression? OfCreate(MethodCallExpression call)
    {
        var declaring = call.Method.DeclaringType;
        if (call.Method.Name != "Create" || call.Arguments.Count is 0 or > 7
            || !(declaring == typeof(Tuple) || declaring == typeof(ValueTuple) || declaring == typeof(KeyValuePair)))
            return null;
        var constructor = call.Type.GetConstructors().Single(c => c.GetParameters().Length == call.Arguments.Count);
        return Expression.New(constructor, call.Arguments);
    }

    private static bool IsTuple(Type type) =>
        type.IsGenericType && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static IEnumerable<string> Names(NewExpression node) =>
        typeof(ITuple).IsAssignableFrom(node.Type)
            ? node.Arguments.Select((_, i) => i == 7 ? "Rest" : $"Item{i + 1}")
            : ["Key", "Value"];
}
