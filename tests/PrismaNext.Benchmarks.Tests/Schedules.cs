using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Tests;

/// <summary>Schedules that only show whether something works.</summary>
internal static class Schedules
{
    public static readonly Schedule Shortest = new(Rounds: 3, TurnTime: TimeSpan.Zero, WarmUp: TimeSpan.Zero);
}
