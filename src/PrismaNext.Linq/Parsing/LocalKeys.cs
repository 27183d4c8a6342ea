using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>The keys of a dictionary that the program holds, as a set with the dictionary's idea of equality: its <c>Keys</c> do not tell by which comparer they are sought.</summary>
internal static class LocalKeys
{
    private static readonly MethodInfo All = ((Func<IEnumerable<KeyValuePair<int, int>>, HashSet<int>>)Of).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo Collection = ((Func<IEnumerable<KeyValuePair<int, int>>, HashSet<int>>)OfCollection).Method.GetGenericMethodDefinition();

    /// <summary>The keys, as <c>ContainsKey</c> compares them.</summary>
    public static HashSet<TKey> Of<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> dictionary) => new(dictionary.Select(pair => pair.Key), Comparer<TKey>(dictionary));

    /// <summary>The keys, as <c>Keys.Contains</c> compares them: most dictionaries are asked for it, these give a list.</summary>
    public static HashSet<TKey> OfCollection<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> dictionary)
        where TKey : notnull =>
        new(
            dictionary.Select(pair => pair.Key),
            dictionary is ConcurrentDictionary<TKey, TValue> or IImmutableDictionary<TKey, TValue> or FrozenDictionary<TKey, TValue> ? null : Comparer<TKey>(dictionary));

    /// <summary>The keys in which a call of <c>ContainsKey</c> looks; null for any other call.</summary>
    public static MethodCallExpression? OfContainsKey(MethodCallExpression call) =>
        call is { Object: { } dictionary, Arguments: [_], Method.Name: "ContainsKey" } ? Keys(All, dictionary) : null;

    /// <summary>The keys that an expression <c>dictionary.Keys</c> stands for; null for any other.</summary>
    public static MethodCallExpression? OfMember(Expression expression) =>
        expression is MemberExpression { Expression: { } dictionary, Member.Name: "Keys" } ? Keys(Collection, dictionary) : null;

    private static IEqualityComparer<TKey>? Comparer<TKey>(object dictionary) => SetComparer.Declared(dictionary) switch
    {
        IEqualityComparer<TKey> comparer => comparer,
        IComparer<TKey> comparer when comparer == System.Collections.Generic.Comparer<TKey>.Default => null,
        null when Wrapped(dictionary) is { } inner => Comparer<TKey>(inner),
        _ => new UnknownComparer<TKey>(),
    };

    // A read-only dictionary asks the one that it was made of.
    private static object? Wrapped(object dictionary) => dictionary.GetType().GetProperty("Dictionary", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(dictionary);

    // By what such a dictionary compares is not known; the operator refuses it, as any comparer that the server has not.
    private sealed class UnknownComparer<TKey> : IEqualityComparer<TKey>
    {
        public bool Equals(TKey? x, TKey? y) => EqualityComparer<TKey>.Default.Equals(x, y);

        public int GetHashCode(TKey key) => key?.GetHashCode() ?? 0;
    }

    private static MethodCallExpression? Keys(MethodInfo definition, Expression dictionary)
    {
        var pair = dictionary.Type.GetInterfaces().Append(dictionary.Type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(i => i.GetGenericArguments()[0]).FirstOrDefault(e => e.IsGenericType && e.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        return pair is null ? null : Expression.Call(definition.MakeGenericMethod(pair.GetGenericArguments()), dictionary);
    }
}
