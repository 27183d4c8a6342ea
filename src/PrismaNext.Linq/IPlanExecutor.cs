using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq;

/// <summary>Runs plans. The seam between the part that compiles queries and the part that talks to a server.</summary>
public interface IPlanExecutor
{
    /// <summary>A stream over the rows of a query. Nothing is sent before the stream is read.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">A plan with its values; its cardinality is <see cref="Relational.Cardinality.Sequence"/>.</param>
    ResultStream<T> Execute<T>(BoundQuery<T> query);

    /// <summary>The one value of a query whose cardinality is not a sequence.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="query">A plan with its values.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no row, or a second one, where the cardinality forbids it: what LINQ to objects throws.</exception>
    ValueTask<T> ExecuteSingleAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default);

    /// <summary>Runs a write.</summary>
    /// <param name="command">A write with its values.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <returns>The number of affected rows.</returns>
    ValueTask<long> ExecuteCommandAsync(CommandPlan command, CancellationToken cancellationToken = default);
}
