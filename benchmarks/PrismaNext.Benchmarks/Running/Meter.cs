using System.Diagnostics;

namespace PrismaNext.Benchmarks.Running;

/// <summary>Measures this process while operations run in it.</summary>
internal static class Meter
{
    public static async Task<Sample> MeasureAsync(Func<int, Task> operation, int first, int count, int workers)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await RunAsync(operation, first, count, workers);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var used = Environment.CpuUsage.TotalTime - cpu;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new(elapsed.TotalMicroseconds / count, used.TotalMicroseconds / count, (double)allocated / count);
    }

    /// <summary>The most bytes that a garbage collection found alive while an operation ran, above those alive before.</summary>
    public static async Task<long> PeakHeapAsync(Func<Task> operation)
    {
        GC.Collect();
        var before = GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;
        var peak = before;
        using var watching = new CancellationTokenSource();
        var watcher = Task.Run(async () =>
        {
            while (!watching.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes);
                await Task.Delay(1);
            }
        });
        await operation();
        await watching.CancelAsync();
        await watcher;
        return peak - before;
    }

    private static async Task RunAsync(Func<int, Task> operation, int first, int count, int workers)
    {
        if (workers > 1)
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
            {
                for (var i = worker; i < count; i += workers)
                    await operation(first + i);
            })));
            return;
        }

        for (var i = 0; i < count; i++)
            await operation(first + i);
    }
}
