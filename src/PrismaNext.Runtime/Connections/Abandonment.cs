using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Lets callers go that wait for a connection which nobody waits for any more.</summary>
/// <remarks>On a silent network the driver ends a read when its time-out has passed, and no call of it ends it sooner: what it does to cancel a command waits
/// for the network itself. What is let go ends by itself, and cleans up after itself, when the driver lets it.</remarks>
internal static class Abandonment
{
    /// <summary>Waits for work on a connection, but not longer than its source does after it was disposed.</summary>
    /// <param name="work">The work.</param>
    /// <param name="source">Whose connection it uses.</param>
    /// <param name="mayWrite">Whether the server may have written something by it, so that the caller has to be told.</param>
    public static ValueTask<T> WaitAsync<T>(ValueTask<T> work, IConnectionSource source, bool mayWrite = false) =>
        work.IsCompleted || !source.Abandoned.CanBeCanceled ? work : WaitAsync(work.AsTask(), source, mayWrite);

    /// <summary>Waits for work on a connection, but not longer than its source does after it was disposed.</summary>
    /// <returns>Whether the work has ended.</returns>
    public static async ValueTask<bool> TryWaitAsync(Task work, IConnectionSource source)
    {
        var abandoned = source.Abandoned;
        try
        {
            await work.WaitAsync(abandoned).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == abandoned && abandoned.IsCancellationRequested)
        {
            if (!work.IsCompleted)
            {
                _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return false;
            }
        }

        await work.ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<T> WaitAsync<T>(Task<T> work, IConnectionSource source, bool mayWrite)
    {
        if (await TryWaitAsync(work, source).ConfigureAwait(false))
            return await work.ConfigureAwait(false);
        throw mayWrite ? DriverErrors.AnswerLost(RuntimeErrors.Disposed()) : RuntimeErrors.Disposed();
    }
}
