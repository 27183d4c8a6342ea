using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Transaction;

/// <summary>Runs callbacks in transactions: begin, then commit, roll back, or destroy the connection.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>the callback returns, every statement succeeded</term><description>COMMIT</description></item>
/// <item><term>the callback returns, a statement failed</term><description>ROLLBACK, <c>TRANSACTION_FAILED</c></description></item>
/// <item><term>the callback returns, a nested transaction is still running</term><description>ROLLBACK, <c>TRANSACTION_OPEN</c></description></item>
/// <item><term>the callback throws</term><description>ROLLBACK, its exception</description></item>
/// <item><term>the time is over</term><description>the running command is cancelled, ROLLBACK, <c>TRANSACTION_TIMEOUT</c></description></item>
/// <item><term>the server refuses COMMIT</term><description>it has rolled back: <c>COMMIT_FAILED</c></description></item>
/// <item><term>the owner of the connection has ended the transaction</term><description>nothing, <c>TRANSACTION_LOST</c></description></item>
/// <item><term>the connection is lost at COMMIT</term><description>destroyed: <c>COMMIT_UNKNOWN</c></description></item>
/// <item><term>ROLLBACK fails</term><description>destroyed: <c>ROLLBACK_FAILED</c></description></item>
/// <item><term>the client is disposed, and gives up waiting for COMMIT</term><description>destroyed: <c>COMMIT_UNKNOWN</c></description></item>
/// <item><term>the client is disposed, and gives up waiting for ROLLBACK</term><description>destroyed: the exception of the callback</description></item>
/// </list>
/// A nested transaction is a savepoint: RELEASE and ROLLBACK TO take the places of COMMIT and ROLLBACK.
/// </remarks>
internal sealed class TransactionRunner(IConnectionSource source, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private ConnectionLease? _lease;

    public async Task<TResult> RunAsync<TResult>(Func<TransactionScope, Task<TResult>> work, TransactionOptions options, CancellationToken cancellationToken)
    {
        if (source is TransactionScope && !options.IsPlain)
            throw TransactionErrors.TransactionOptions();

        var begin = options.BeginStatements();
        if (options.MaxRetries == 0)
            return await RunOnLeaseAsync(work, begin, options.Timeout, cancellationToken).ConfigureAwait(false);
        return await RetryPipelines.Create(options.MaxRetries, Pause, IsPassing, "A transaction", time, logger)
            .ExecuteAsync(token => RunOnLeaseAsync(work, begin, options.Timeout, token), cancellationToken)
            .ConfigureAwait(false);
    }

    // After either of the first two the whole transaction may succeed; in the third case nothing of it was begun. That another client, which the callback
    // uses as well, met a stale connection says nothing about this transaction.
    private bool IsPassing(DatabaseException exception) =>
        exception is { IsSerializationFailure: true } or { IsDeadlock: true } || (exception.IsStale && exception.StaleConnection == _lease?.Connection);

    private async ValueTask<TResult> RunOnLeaseAsync<TResult>(
        Func<TransactionScope, Task<TResult>> work, IReadOnlyList<PendingStatement> begin, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lease = await Abandonment.WaitAsync(source.AcquireAsync(isWrite: true, cancellationToken), source).ConfigureAwait(false);
        var held = HeldLease.Enter();
        held.Lease = _lease = lease;
        try
        {
            return await RunOnceAsync(lease, scope => ResultAsync(work(scope), cancellationToken), begin, timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            held.End();

            // Whoever has given up on it closes it, when the driver lets him.
            if (!source.Abandoned.IsCancellationRequested)
                await Abandonment.TryWaitAsync(source.ReleaseAsync(lease).AsTask(), source).ConfigureAwait(false);
        }
    }

    // A stream cannot be read when its transaction is over, so one that is the result is read before.
    private static async Task<TResult> ResultAsync<TResult>(Task<TResult> work, CancellationToken cancellationToken)
    {
        var result = await work.ConfigureAwait(false);
        if (result is ICollectableStream stream)
            await stream.CollectAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<TResult> RunOnceAsync<TResult>(
        ConnectionLease lease,
        Func<TransactionScope, Task<TResult>> work,
        IReadOnlyList<PendingStatement> begin,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var scope = await Abandonment.WaitAsync(BeginAsync(lease, begin, cancellationToken), source).ConfigureAwait(false);
        TResult result;
        try
        {
            result = await WithinAsync(work(scope), timeout, scope).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            if (!await Abandonment.TryWaitAsync(RollbackAsync(scope, exception), source).ConfigureAwait(false))
                Abandon(scope);
            throw;
        }

        if (await Abandonment.TryWaitAsync(CommitAsync(scope), source).ConfigureAwait(false))
            return result;
        Abandon(scope);
        throw TransactionErrors.CommitUnknown(RuntimeErrors.Disposed());
    }

    private async Task<TResult> WithinAsync<TResult>(Task<TResult> work, TimeSpan? timeout, TransactionScope scope)
    {
        if (timeout is not { } limit)
            return await work.ConfigureAwait(false);
        using var inTime = new CancellationTokenSource();
        var finished = await Task.WhenAny(work, Task.Delay(limit, time, inTime.Token)).ConfigureAwait(false);
        await inTime.CancelAsync().ConfigureAwait(false);
        if (finished == work)
            return await work.ConfigureAwait(false);

        // The callback goes on in the background, but whatever it tries on this transaction fails; its own exception is of no use to anybody.
        _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        scope.End();
        await Abandonment.TryWaitAsync(InterruptAsync(scope.Lease), source).ConfigureAwait(false);
        throw TransactionErrors.TransactionTimeout(limit);
    }

    private static async Task InterruptAsync(ConnectionLease lease)
    {
        using var entry = await lease.InterruptAsync().ConfigureAwait(false);
    }

    // Its end goes on in the background; a connection of which nobody knows the state gets no COMMIT any more.
    private static void Abandon(TransactionScope scope)
    {
        scope.Lease.IsUnknown = true;
        scope.RunAfterwards();
    }

    private async ValueTask<TransactionScope> BeginAsync(ConnectionLease lease, IReadOnlyList<PendingStatement> begin, CancellationToken cancellationToken)
    {
        using var entry = await lease.EnterAsync(source, GateUse.Command, isWrite: true, cancellationToken).ConfigureAwait(false);
        TransactionScope scope;
        if (source is TransactionScope parent)
        {
            var name = parent.Savepoint + "s" + ++parent.Savepoints;
            scope = new TransactionScope(lease, parent, [new("SAVEPOINT " + name)]) { Savepoint = name, Source = source };
        }
        else
        {
            if (lease.Transaction is not null || await lease.IsInForeignTransactionAsync(cancellationToken).ConfigureAwait(false))
                throw TransactionErrors.TransactionOpen();
            scope = new TransactionScope(lease, parent: null, begin) { Source = source };
        }

        lease.Transaction = scope;
        lease.Prepend(scope.BeginStatements);
        return scope;
    }

    private static async Task CommitAsync(TransactionScope scope)
    {
        scope.End();
        var lease = scope.Lease;
        using var entry = await lease.EnterLastAsync().ConfigureAwait(false);
        try
        {
            scope.Parent?.ThrowIfEnded();
            if (lease.Transaction == scope && lease.TryTakeBack(scope.BeginStatements))
                return;
            if (lease.Transaction != scope)
            {
                await TryRollbackAsync(scope).ConfigureAwait(false);
                throw TransactionErrors.TransactionOpen();
            }

            if (lease is { IsFailed: true } or { IsOpen: false } or { IsUnknown: true })
            {
                await TryRollbackAsync(scope).ConfigureAwait(false);
                throw TransactionErrors.TransactionFailed();
            }

            // A COMMIT where there is no transaction, or a failed one, is no error to the server. A savepoint is.
            var mayBeOver = scope.Parent is null && (lease.IsBorrowed || lease.MayBeChanged);
            await lease.ExecuteAsync(mayBeOver ? ["SAVEPOINT at_commit", scope.CommitStatement] : [scope.CommitStatement]).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.NoActiveSqlTransaction)
        {
            throw TransactionErrors.TransactionLost(exception);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InFailedSqlTransaction)
        {
            await TryRollbackAsync(scope).ConfigureAwait(false);
            throw TransactionErrors.TransactionFailed();
        }
        catch (Exception exception) when (exception is not PrismaNextException)
        {
            lease.IsUnknown = !lease.IsOpen || exception is not PostgresException;
            lease.IsFailed = true;

            // An error that ends the statement is the server's word that it rolled back, also where the driver then drops the connection.
            var isRefused = exception is PostgresException { InvariantSeverity: "ERROR" };
            throw isRefused ? TransactionErrors.CommitFailed(exception) : TransactionErrors.CommitUnknown(exception);
        }
        finally
        {
            Leave(scope);
        }
    }

    private static async Task RollbackAsync(TransactionScope scope, Exception cause)
    {
        scope.End();
        var lease = scope.Lease;
        using var entry = await lease.EnterLastAsync().ConfigureAwait(false);
        try
        {
            if (scope.Parent is not { IsEnded: true } && !lease.TryTakeBack(scope.BeginStatements) && await TryRollbackAsync(scope).ConfigureAwait(false) is { } failure)
                throw TransactionErrors.RollbackFailed(cause, failure);
        }
        finally
        {
            Leave(scope);
        }
    }

    private static async Task<Exception?> TryRollbackAsync(TransactionScope scope)
    {
        var lease = scope.Lease;
        if (lease is { IsOpen: false } or { IsUnknown: true })
            return null; // The server rolls back by itself when it notices that the connection is gone.
        try
        {
            await lease.ExecuteAsync([scope.RollbackStatement]).ConfigureAwait(false);
            lease.IsFailed = false;
            return null;
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            lease.IsUnknown = true;
            LogMessages.RollbackFailed(lease.Logger, exception);
            return exception;
        }
    }

    private static void Leave(TransactionScope scope)
    {
        var lease = scope.Lease;
        if (scope.Parent is { IsEnded: true })
            return; // The outer transaction has left already, and the connection may be somebody else's.
        lease.Transaction = scope.Parent;
        if (scope.Parent is not null)
            return;
        lease.IsFailed = false;
        lease.ForgetPrepended();
        lease.ForgetCursors();
        scope.RunAfterwards();
    }
}
