using System.Collections.Concurrent;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Soak;

/// <summary>Counts how operations ended.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _ends = new();
    private readonly ConcurrentQueue<Exception> _uncoded = new();

    public long Operations => _ends.Values.Sum();

    /// <summary>Failures that carried no code and were not the soak's own: there must be none.</summary>
    public IReadOnlyCollection<Exception> Uncoded => _uncoded;

    public void Add(Exception? failure)
    {
        var end = failure switch
        {
            null => "completed",
            ConsumerException => "consumer's exception",
            OperationCanceledException => "cancelled",
            PrismaNextException coded => coded.Code,
            _ => failure.GetType().Name,
        };
        _ends.AddOrUpdate(end, 1, (_, count) => count + 1);
        if (failure is not (null or ConsumerException or OperationCanceledException or PrismaNextException))
            _uncoded.Enqueue(failure);
    }

    public override string ToString() => string.Join(", ", _ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key} {end.Value:N0}"));
}
