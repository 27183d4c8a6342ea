using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Lets callers go that wait for a connection which nobody waits for any more.</summary>
/// <remarks>On a silent network the driver ends a read when its time-out has passed, and no call of it ends it sooner: what it does to cancel a command waits
/// for the network itself. What is let go ends by itself, and cleans up after itself, when the driver lets it.</remarks>
internal static class Abandonment
{
    /// <summary>Waits for work on a connection, but not longer than its source does after it was disposed.</summary>
    public static ValueTask<T> WaitAsync<T>(ValueTask<T> work, IConnectionSource source) =>
        work.IsCompleted || !source.Abandoned.CanBeCanceled ? work : WaitAsync(work.AsTask(), source.Abandoned);

    private static async ValueTask<T> WaitAsync<T>(Task<T> work, CancellationToken abandoned)
    {
        try
        {
            return await work.WaitAsync(abandoned).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested && !work.IsCompleted)
        {
            _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw RuntimeErrors.Disposed();
        }
    }
}
