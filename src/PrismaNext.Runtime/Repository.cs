using System.Linq.Expressions;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime;

/// <summary>A query over one mapped type that speaks the words of a domain: derive from it, and give combinations of operators a name.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
/// <typeparam name="TSelf">The deriving class.</typeparam>
/// <remarks>Immutable: each operator gives a copy of the repository with a longer query. The copy is shallow and carries every field of the deriving class, so
/// that class may take whatever it likes in its constructor, and the constructor runs once. Fields should therefore not hold state of a query.</remarks>
public abstract partial class Repository<T, TSelf>
    where TSelf : Repository<T, TSelf>
{
    private IQueryable<T> _query;

    /// <summary>Starts at all rows of the type.</summary>
    /// <param name="runtime">A client, a runtime or a transaction.</param>
    protected Repository(IQueryRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        Runtime = runtime;
        _query = runtime.From<T>();
    }

    /// <summary>What the query runs on.</summary>
    protected IQueryRuntime Runtime { get; }

    /// <summary>The query so far, for operators that the repository does not have.</summary>
    public IQueryable<T> AsQueryable() => _query;

    /// <summary>Keeps the rows for which a condition holds.</summary>
    /// <param name="predicate">The condition.</param>
    public TSelf Where(Expression<Func<T, bool>> predicate) => With(_query.Where(predicate));

    /// <summary>Orders the rows, smallest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="key">The key.</param>
    public TSelf OrderBy<TKey>(Expression<Func<T, TKey>> key) => With(_query.OrderBy(key));

    /// <summary>Orders the rows, greatest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="key">The key.</param>
    public TSelf OrderByDescending<TKey>(Expression<Func<T, TKey>> key) => With(_query.OrderByDescending(key));

    /// <summary>Breaks the ties of the ordering just made, smallest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="key">The key.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.NOT_ORDERED</c>: the operator before is no ordering.</exception>
    public TSelf ThenBy<TKey>(Expression<Func<T, TKey>> key) => With(Ordered(nameof(ThenBy)).ThenBy(key));

    /// <summary>Breaks the ties of the ordering just made, greatest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="key">The key.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.NOT_ORDERED</c>: the operator before is no ordering.</exception>
    public TSelf ThenByDescending<TKey>(Expression<Func<T, TKey>> key) => With(Ordered(nameof(ThenByDescending)).ThenByDescending(key));

    /// <summary>Keeps the first rows.</summary>
    /// <param name="count">How many.</param>
    public TSelf Take(int count) => With(_query.Take(count));

    /// <summary>Leaves out the first rows.</summary>
    /// <param name="count">How many.</param>
    public TSelf Skip(int count) => With(_query.Skip(count));

    /// <summary>Turns each row into something else; the result is a plain query.</summary>
    /// <typeparam name="TResult">What a row becomes.</typeparam>
    /// <param name="selector">How.</param>
    public IQueryable<TResult> Select<TResult>(Expression<Func<T, TResult>> selector) => _query.Select(selector);

    /// <summary>Runs the query; <c>await foreach</c> calls this.</summary>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => _query.GetAsyncEnumerator(cancellationToken);

    /// <summary>A copy of this repository with another query; for operators that the deriving class adds.</summary>
    /// <param name="query">A query that starts at <see cref="AsQueryable"/>.</param>
    protected TSelf With(IQueryable<T> query)
    {
        var next = (TSelf)MemberwiseClone();
        next._query = query;
        return next;
    }

    // Every query of the library is an IOrderedQueryable, so that its type does not tell; the operator written last does.
    private IOrderedQueryable<T> Ordered(string operation) =>
        _query.Expression is MethodCallExpression { Method.Name: nameof(OrderBy) or nameof(OrderByDescending) or nameof(ThenBy) or nameof(ThenByDescending) }
            ? (IOrderedQueryable<T>)_query
            : throw RuntimeErrors.NotOrdered(operation);
}
