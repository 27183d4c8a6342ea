using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq;

/// <summary>A query: composing it does no work, reading it runs it.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <remarks>
/// <para>It is deliberately not an <see cref="IAsyncEnumerable{T}"/>: as both, half of LINQ's operators would be ambiguous and the other half would
/// silently run on the client. <c>await foreach</c> works on it all the same.</para>
/// <para>The operators that nearly every query has are its own methods. They mean what LINQ's mean and compose the same tree, with a third of the work; all
/// others are LINQ's, as for every <see cref="IQueryable{T}"/>.</para>
/// </remarks>
[QueryOperators]
[CollectionBuilder(typeof(MemoryQuery), nameof(MemoryQuery.CreateRange))]
public sealed partial class PrismaQuery<T> : IOrderedQueryable<T>
{
    private readonly IQueryProvider _provider;

    internal PrismaQuery(IQueryProvider provider, Expression tree)
    {
        _provider = provider;
        Tree = tree;
    }

    /// <inheritdoc/>
    public Type ElementType => typeof(T);

    /// <inheritdoc/>
    public Expression Expression => OperatorCall.Plain(Tree);

    /// <inheritdoc/>
    public IQueryProvider Provider => _provider;

    /// <summary>What it was composed of, as the planner reads it with the least work.</summary>
    internal Expression Tree { get; }

    /// <summary>Runs the query; <c>await foreach</c> calls this.</summary>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.FOREIGN_QUERY</c>: it is a collection that another query gave back, whose rows are in memory.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Own(nameof(GetAsyncEnumerator)).Stream<T>(Tree).GetAsyncEnumerator(cancellationToken);

    /// <summary>Runs the query and blocks until all rows are read. Prefer <c>await foreach</c>.</summary>
    public IEnumerator<T> GetEnumerator() =>
        _provider is PrismaQueryProvider provider ? provider.ReadAll<T>(Expression).GetEnumerator() : _provider.CreateQuery<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PrismaQueryProvider Own(string operation) => _provider as PrismaQueryProvider ?? throw PlanErrors.ForeignQuery(_provider.GetType(), operation);
}
