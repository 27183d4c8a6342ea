using Npgsql;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Closes a connection that may still be in use, in bounded time.</summary>
internal static class LeaseCloser
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private const int Looks = 20;

    /// <summary>Stops the running command, and closes the connection even when the command does not stop.</summary>
    public static Task CloseAsync(ConnectionLease lease, TimeSpan timeout) => BoundedAsync(lease, timeout, async () =>
    {
        // A command that was stopped gives the gate back, and a reader that somebody reads from; one that leaked never does. The driver does not bear to
        // be closed in the middle of reading.
        if (lease.IsStreaming)
            await lease.CancelAsync().ConfigureAwait(false);
        for (var look = 0; lease.IsStreaming && look < Looks; look++)
            await Task.Delay(Look).ConfigureAwait(false);
        GateEntry? entry = lease.IsStreaming ? null : await lease.InterruptAsync().ConfigureAwait(false);
        using (entry)
            await CloseConnectionAsync(lease).ConfigureAwait(false);
    });

    // The driver reads the rest of an open result first. When the server's error is in it, the driver throws that and leaves the connection open.
    private static async Task CloseConnectionAsync(ConnectionLease lease)
    {
        try
        {
            await lease.Connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            LogMessages.CloseFailed(lease.Logger, exception);
            await ConnectionBreaker.BreakAsync(lease.Connection).ConfigureAwait(false);
            await lease.Connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the cursors that are still open on a connection which itself stays open.</summary>
    public static Task RollbackAsync(ConnectionLease lease, TimeSpan timeout) => BoundedAsync(lease, timeout, async () =>
    {
        using (await lease.InterruptAsync().ConfigureAwait(false))
            await lease.RollbackReadTransactionAsync().ConfigureAwait(false);
    });

    private static async Task BoundedAsync(ConnectionLease lease, TimeSpan timeout, Func<Task> close)
    {
        try
        {
            await close().WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            LogMessages.CloseFailed(lease.Logger, exception);
        }
    }
}
