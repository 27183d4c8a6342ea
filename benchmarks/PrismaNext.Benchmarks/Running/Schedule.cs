namespace PrismaNext.Benchmarks.Running;

/// <summary>How long is measured.</summary>
/// <param name="Rounds">Rounds of a scenario whose operations are short.</param>
/// <param name="TurnTime">How long the baseline's turn takes; everybody runs as many operations.</param>
/// <param name="WarmUp">How long each contestant runs before it is measured.</param>
internal sealed record Schedule(int Rounds, TimeSpan TurnTime, TimeSpan WarmUp)
{
    /// <summary>In how many rounds a contestant takes part that is much slower than the others.</summary>
    public const int RoundsOfTheSlow = 5;

    // What is warm is compiled in the background, which takes its time where there are few cores.
    public static readonly Schedule Full = new(Rounds: 31, TurnTime: TimeSpan.FromMilliseconds(20), WarmUp: TimeSpan.FromMilliseconds(600));

    public static readonly Schedule Quick = new(Rounds: 5, TurnTime: TimeSpan.FromMilliseconds(10), WarmUp: TimeSpan.FromMilliseconds(100));

    /// <summary>Rounds of a scenario whose operations take about a second.</summary>
    public int LongRounds => Math.Max(3, Rounds / 5);
}
