namespace PrismaNext.Benchmarks.Running;

/// <summary>Where the values of a set lie.</summary>
internal readonly record struct Distribution(double P10, double Median, double P90)
{
    /// <summary>Describes values, of which there is at least one.</summary>
    public static Distribution Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(Quantile(sorted, 0.1), Quantile(sorted, 0.5), Quantile(sorted, 0.9));
    }

    // Between two values it takes its share of both.
    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
