namespace PrismaNext.Runtime.Execution;

/// <summary>A mode that reads all rows before it hands out the first one.</summary>
internal interface IBufferingStrategy : IExecutionStrategy
{
    /// <summary>Reads no more rows than the caller has use for.</summary>
    ValueTask<List<T>> ReadAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken);
}
