using System.Diagnostics;

namespace PrismaNext.LocalServers;

/// <summary>Starts a server on a free port and waits until it is ready.</summary>
internal static class ServerLauncher
{
    private const int Attempts = 5;
    private const int LinesOfLog = 20;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    public static async Task<(IServerProcess Process, TPlan Plan)> LaunchAsync<TPlan>(
        Func<int, TPlan> planFor, TimeSpan timeout, CancellationToken cancellationToken)
        where TPlan : IServerPlan
    {
        for (var attempt = 1; ; attempt++)
        {
            var plan = planFor(FreePort.Take());
            var process = await plan.StartAsync(cancellationToken);
            try
            {
                await WaitUntilReadyAsync(process, plan, timeout, cancellationToken);
                return (process, plan);
            }
            catch (Exception exception)
            {
                await process.DisposeAsync();
                // Between choosing the free port and using it, another process may have taken it.
                if (attempt == Attempts || exception is not LocalServerException || FreePort.IsFree(plan.Port))
                    throw;
            }
        }
    }

    private static async Task WaitUntilReadyAsync(IServerProcess process, IServerPlan plan, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (!IsReady(plan))
        {
            if (process.Ended.IsCompleted)
                throw plan.Failed(LastLines(await process.Ended));
            if (started.Elapsed > timeout)
                throw plan.Failed($"It was not ready within {timeout.TotalSeconds:0.#} s.");
            await Task.WhenAny(process.Ended, Task.Delay(PollInterval, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool IsReady(IServerPlan plan)
    {
        try
        {
            return plan.IsReady();
        }
        catch (IOException)
        {
            // The server that just failed took the file away between looking and reading.
            return false;
        }
    }

    private static string LastLines(string log) => string.Join(Environment.NewLine, log.Trim().Split('\n').TakeLast(LinesOfLog));
}
