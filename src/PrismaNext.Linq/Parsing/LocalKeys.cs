using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>The keys of a dictionary that the program holds, as a set with the dictionary's idea of equality: its <c>Keys</c> do not tell by which comparer they are sought.</summary>
internal static class LocalKeys
{
    private static readonly MethodInfo All = ((Func<IEnumerable<KeyValuePair<int, int>>, HashSet<int>>)Of).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo Collection = ((Func<IEnumerable<KeyValuePair<int, int>>, HashSet<int>>)OfCollection).Method.GetGenericMethodDefinition();

    /// <summary>The keys, as <c>ContainsKey</c> compares them.</summary>
    public static HashSet<TKey> Of<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> dictionary) => new(dictionary.Select(pair => pair.Key), SetComparer.Of(dictionary) as IEqualityComparer<TKey>);

    /// <summary>The keys, as <c>Keys.Contains</c> compares them: only that of <see cref="Dictionary{TKey, TValue}"/> asks the dictionary.</summary>
    public static HashSet<TKey> OfCollection<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> dictionary)
        where TKey : notnull =>
        new(dictionary.Select(pair => pair.Key), (dictionary as Dictionary<TKey, TValue>)?.Comparer);

    /// <summary>The keys in which a call of <c>ContainsKey</c> looks; null for any other call.</summary>
    public static MethodCallExpression? OfContainsKey(MethodCallExpression call) =>
        call is { Object: { } dictionary, Arguments: [_], Method.Name: "ContainsKey" } ? Keys(All, dictionary) : null;

    /// <summary>The keys that an expression <c>dictionary.Keys</c> stands for; null for any other.</summary>
    public static MethodCallExpression? OfMember(Expression expression) =>
        expression is MemberExpression { Expression: { } dictionary, Member.Name: "Keys" } ? Keys(Collection, dictionary) : null;

    private static MethodCallExpression? Keys(MethodInfo definition, Expression dictionary)
    {
        var pair = dictionary.Type.GetInterfaces().Append(dictionary.Type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(i => i.GetGenericArguments()[0]).FirstOrDefault(e => e.IsGenericType && e.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        return pair is null ? null : Expression.Call(definition.MakeGenericMethod(pair.GetGenericArguments()), dictionary);
    }
}
