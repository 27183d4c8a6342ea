using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Execution;

/// <summary>One command whose rows are handed out as they arrive; leaving early cancels it.</summary>
/// <remarks>Only outside of transactions, because a cancelled command would abort one. Inside, the executor reads with a cursor instead.</remarks>
internal sealed class StreamStrategy : IExecutionStrategy
{
    public ExecutionMode Mode => ExecutionMode.Stream;

    public bool HoldsConnection => true;

    public IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken) => new StreamRows<T>(execution, cancellationToken);

    public ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken) =>
        BufferedStrategy.ReadAsync(execution, int.MaxValue, cancellationToken);
}
