using System.Collections;
using System.Linq.Expressions;

namespace PrismaNext.Linq;

/// <summary>A query: composing it does no work, reading it runs it.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <remarks>It is deliberately not an <see cref="IAsyncEnumerable{T}"/>: as both, half of LINQ's operators would be ambiguous and the other half would
/// silently run on the client. <c>await foreach</c> works on it all the same.</remarks>
public sealed class PrismaQuery<T> : IOrderedQueryable<T>
{
    private readonly PrismaQueryProvider _provider;

    internal PrismaQuery(PrismaQueryProvider provider, Expression expression)
    {
        _provider = provider;
        Expression = expression;
    }

    /// <inheritdoc/>
    public Type ElementType => typeof(T);

    /// <inheritdoc/>
    public Expression Expression { get; }

    /// <inheritdoc/>
    public IQueryProvider Provider => _provider;

    /// <summary>Runs the query; <c>await foreach</c> calls this.</summary>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _provider.Stream<T>(Expression).GetAsyncEnumerator(cancellationToken);

    /// <summary>Runs the query and blocks until all rows are read. Prefer <c>await foreach</c>.</summary>
    public IEnumerator<T> GetEnumerator() => _provider.ReadAll<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
