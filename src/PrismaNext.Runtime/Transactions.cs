using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>Transactions as functions of the runtime they run on.</summary>
public static class Transactions
{
    /// <summary>Runs a callback in a transaction, which is committed when the callback returns and rolled back when it throws.</summary>
    /// <param name="runtime">A client, a runtime, or a transaction, in which the new one is a savepoint.</param>
    /// <param name="work">The callback; it works with the context it is given.</param>
    /// <param name="options">Isolation, access mode, retries and time; null for the server's defaults.</param>
    /// <param name="cancellationToken">Checked before the transaction begins and before it commits.</param>
    public static Task RunAsync(
        IQueryRuntime runtime, Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        return runtime.TransactionAsync(work, options, cancellationToken);
    }

    /// <summary>Runs a callback in a transaction, which is committed when the callback returns and rolled back when it throws.</summary>
    /// <typeparam name="TResult">What the callback returns.</typeparam>
    /// <param name="runtime">A client, a runtime, or a transaction, in which the new one is a savepoint.</param>
    /// <param name="work">The callback; it works with the context it is given.</param>
    /// <param name="options">Isolation, access mode, retries and time; null for the server's defaults.</param>
    /// <param name="cancellationToken">Checked before the transaction begins and before it commits.</param>
    public static Task<TResult> RunAsync<TResult>(
        IQueryRuntime runtime, Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        return runtime.TransactionAsync(work, options, cancellationToken);
    }
}
