using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Tests;

/// <summary>Scores that are given, not measured.</summary>
internal static class Scores
{
    /// <summary>Times in microseconds, one a round; processor time is half of each, bytes are a hundred times it.</summary>
    public static Score Of(string name, params double?[] times) =>
        new(name, [.. times.Select(time => time is { } value ? new Sample(value, value / 2, value * 100) : (Sample?)null)], PeakHeap: null);
}
