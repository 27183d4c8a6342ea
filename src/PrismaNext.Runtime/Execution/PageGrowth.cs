namespace PrismaNext.Runtime.Execution;

/// <summary>How the pages of a cursor grow.</summary>
/// <param name="First">The rows of the first page.</param>
/// <param name="Factor">How many times as large the next size is, from 2.</param>
internal sealed record PageGrowth(int First, int Factor)
{
    /// <summary>Measured by the scenario <c>pages</c> of the benchmarks; docs/modes.md has the table.</summary>
    public static readonly PageGrowth Default = new(First: 128, Factor: 8);

    /// <summary>The size after so many steps.</summary>
    public int Size(int steps, int batchSize)
    {
        long size = First;
        for (; steps > 0 && size < batchSize; steps--)
            size *= Factor;
        return (int)Math.Min(size, batchSize);
    }

    /// <summary>How many steps lead to a size.</summary>
    public int Steps(int size)
    {
        var steps = 0;
        for (long reached = First; reached < size; reached *= Factor)
            steps++;
        return steps;
    }
}
