using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq;

/// <summary>Reading a composed query asynchronously, and telling how it is to be read.</summary>
public static partial class AsyncQueryableExtensions
{
    /// <summary>Runs the query; lets <c>await foreach</c> work on every composed query.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.FOREIGN_QUERY</c>: the query is not one of this library.</exception>
    public static IAsyncEnumerator<T> GetAsyncEnumerator<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        source.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Sets the token that <c>await foreach</c> passes on.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    public static ConfiguredCancelableAsyncEnumerable<T> WithCancellation<T>(this IQueryable<T> source, CancellationToken cancellationToken) =>
        source.AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Tells whether <c>await foreach</c> returns to the captured context.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="continueOnCapturedContext">Whether to return to it.</param>
    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(this IQueryable<T> source, bool continueOnCapturedContext) =>
        TaskAsyncEnumerableExtensions.ConfigureAwait(source.AsAsyncEnumerable(), continueOnCapturedContext);

    /// <summary>The query's rows as an asynchronous sequence; operators applied to that run in the program, not in the database.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <remarks>Each enumeration runs the query again.</remarks>
    public static IAsyncEnumerable<T> AsAsyncEnumerable<T>(this IQueryable<T> source) => new QuerySequence<T>(Provider(source), Tree(source));

    private static PrismaQueryProvider Provider<T>(IQueryable<T> source, [CallerMemberName] string operation = "") =>
        source.Provider as PrismaQueryProvider ?? throw PlanErrors.ForeignQuery(source.Provider.GetType(), operation);

    private static Expression Tree<T>(IQueryable<T> source) => source is PrismaQuery<T> own ? own.Tree : source.Expression;

    private sealed class QuerySequence<T>(PrismaQueryProvider provider, Expression expression) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => provider.Stream<T>(expression).GetAsyncEnumerator(cancellationToken);
    }
}
