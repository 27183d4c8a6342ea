namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>Reads all rows into a list.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<List<T>> ToListAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Provider(source).Stream<T>(Tree(source)).ToListAsync(cancellationToken);

    /// <summary>Reads all rows into an array.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T[]> ToArrayAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Provider(source).Stream<T>(Tree(source)).ToArrayAsync(cancellationToken);

    /// <summary>Reads all rows into a set.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<HashSet<T>> ToHashSetAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        source.ToHashSetAsync(null, cancellationToken);

    /// <summary>Reads all rows into a set with its own idea of equality.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="comparer">The set's comparer; null for the type's own equality.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static async ValueTask<HashSet<T>> ToHashSetAsync<T>(
        this IQueryable<T> source, IEqualityComparer<T>? comparer, CancellationToken cancellationToken = default)
    {
        var set = new HashSet<T>(comparer);
        await source.ForEachAsync(row => set.Add(row), cancellationToken).ConfigureAwait(false);
        return set;
    }

    /// <summary>Reads all rows into a dictionary.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    public static ValueTask<Dictionary<TKey, T>> ToDictionaryAsync<T, TKey>(
        this IQueryable<T> source, Func<T, TKey> keySelector, CancellationToken cancellationToken = default)
        where TKey : notnull => source.ToDictionaryAsync(keySelector, row => row, null, cancellationToken);

    /// <summary>Reads all rows into a dictionary with its own idea of equal keys.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="comparer">The dictionary's comparer; null for the type's own equality.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    public static ValueTask<Dictionary<TKey, T>> ToDictionaryAsync<T, TKey>(
        this IQueryable<T> source, Func<T, TKey> keySelector, IEqualityComparer<TKey>? comparer, CancellationToken cancellationToken = default)
        where TKey : notnull => source.ToDictionaryAsync(keySelector, row => row, comparer, cancellationToken);

    /// <summary>Reads all rows into a dictionary of values made of them.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TElement">The type of the values.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="elementSelector">Gives the value of a row; it runs in the program.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    public static ValueTask<Dictionary<TKey, TElement>> ToDictionaryAsync<T, TKey, TElement>(
        this IQueryable<T> source, Func<T, TKey> keySelector, Func<T, TElement> elementSelector, CancellationToken cancellationToken = default)
        where TKey : notnull => source.ToDictionaryAsync(keySelector, elementSelector, null, cancellationToken);

    /// <summary>Reads all rows into a dictionary of values made of them, with its own idea of equal keys.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TElement">The type of the values.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="elementSelector">Gives the value of a row; it runs in the program.</param>
    /// <param name="comparer">The dictionary's comparer; null for the type's own equality.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    public static async ValueTask<Dictionary<TKey, TElement>> ToDictionaryAsync<T, TKey, TElement>(
        this IQueryable<T> source,
        Func<T, TKey> keySelector,
        Func<T, TElement> elementSelector,
        IEqualityComparer<TKey>? comparer,
        CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        ArgumentNullException.ThrowIfNull(elementSelector);
        var dictionary = new Dictionary<TKey, TElement>(comparer);
        await source.ForEachAsync(row => dictionary.Add(keySelector(row), elementSelector(row)), cancellationToken).ConfigureAwait(false);
        return dictionary;
    }

    /// <summary>Reads all rows into a table of groups.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="comparer">The table's comparer; null for the type's own equality.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<ILookup<TKey, T>> ToLookupAsync<T, TKey>(
        this IQueryable<T> source, Func<T, TKey> keySelector, IEqualityComparer<TKey>? comparer = null, CancellationToken cancellationToken = default) =>
        source.ToLookupAsync(keySelector, row => row, comparer, cancellationToken);

    /// <summary>Reads all rows into a table of groups of values made of them.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TElement">The type of the values.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of a row; it runs in the program.</param>
    /// <param name="elementSelector">Gives the value of a row; it runs in the program.</param>
    /// <param name="comparer">The table's comparer; null for the type's own equality.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static async ValueTask<ILookup<TKey, TElement>> ToLookupAsync<T, TKey, TElement>(
        this IQueryable<T> source,
        Func<T, TKey> keySelector,
        Func<T, TElement> elementSelector,
        IEqualityComparer<TKey>? comparer = null,
        CancellationToken cancellationToken = default) =>
        (await source.ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(keySelector, elementSelector, comparer);

    /// <summary>Calls a function with each row as it arrives.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="action">The function.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static async ValueTask ForEachAsync<T>(this IQueryable<T> source, Action<T> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        await foreach (var row in source.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            action(row);
    }

    /// <summary>Calls an asynchronous function with each row as it arrives, and waits for it.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="action">The function.</param>
    /// <param name="cancellationToken">Stops the server's work; also handed to the function.</param>
    public static async ValueTask ForEachAsync<T>(
        this IQueryable<T> source, Func<T, CancellationToken, ValueTask> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        await foreach (var row in source.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            await action(row, cancellationToken).ConfigureAwait(false);
    }
}
