namespace PrismaNext.Benchmarks.Running;

/// <summary>What a contestant did in a scenario.</summary>
/// <param name="Name">The contestant.</param>
/// <param name="Samples">One sample a round; null where it did not take part, because it is too slow to be asked in every round.</param>
/// <param name="PeakHeap">The most bytes alive at a garbage collection in one operation of its own, above those before; null where that was not measured.</param>
internal sealed record Score(string Name, IReadOnlyList<Sample?> Samples, long? PeakHeap)
{
    public int Rounds => Samples.Count(sample => sample is not null);

    public Distribution Of(Func<Sample, double> measure) => Distribution.Of(Samples.OfType<Sample>().Select(measure));

    /// <summary>The ratio to another contestant, round by round.</summary>
    public Distribution RatioTo(Score baseline, Func<Sample, double> measure) =>
        Distribution.Of(Samples.Zip(baseline.Samples).Where(pair => pair is { First: not null, Second: not null })
            .Select(pair => measure(pair.First.GetValueOrDefault()) / measure(pair.Second.GetValueOrDefault())));
}
