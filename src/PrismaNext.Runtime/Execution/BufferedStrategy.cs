using System.Runtime.CompilerServices;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>One command whose rows are all read, and its connection given back, before the first one is handed out.</summary>
internal sealed class BufferedStrategy : IBufferingStrategy
{
    public ExecutionMode Mode => ExecutionMode.Buffered;

    public bool HoldsConnection => false;

    public IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken) =>
        new BufferedRows<T>(execution, static (execution, token) => ReadAsync(execution, int.MaxValue, token), cancellationToken);

    public ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken) =>
        ReadAsync(execution, int.MaxValue, cancellationToken);

    ValueTask<List<T>> IBufferingStrategy.ReadAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken) =>
        ReadAsync(execution, maximum, cancellationToken);

    /// <summary>Reads no more rows than the caller has use for.</summary>
    public static ValueTask<List<T>> ReadAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken) =>
        execution.Settings.Retry.RunAsync(
            execution, static (read, token) => ReadOnceAsync(read.execution, read.maximum, token), (execution, maximum), cancellationToken);

    // Only the retry awaits it, and once.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<List<T>> ReadOnceAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = execution.CreateCommand();
        var rows = maximum == int.MaxValue ? new List<T>() : new List<T>(1);
        var lease = await execution.Source.AcquireAsync(execution.Plan.IsWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            using var entry = await lease.EnterAsync(execution.Source, GateUse.Command, execution.Plan.IsWrite, cancellationToken).ConfigureAwait(false);
            if (!execution.Plan.IsCompiled)
                HandWritten.Note(lease, execution.Plan.Sql);
            using var batch = lease.CreateBatch(command);
            await BatchRunner.ReadAsync(lease, batch, execution, rows, maximum, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await execution.Source.ReleaseAsync(lease).ConfigureAwait(false);
        }

        return rows;
    }
}
