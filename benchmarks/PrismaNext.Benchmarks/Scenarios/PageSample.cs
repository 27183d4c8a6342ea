namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>What one reading of many rows took, and the best of some that were left early, in milliseconds.</summary>
/// <param name="First">Until the first row.</param>
/// <param name="Left">Until the loop that was left after 1,000 rows was over.</param>
/// <param name="All">Until the last row.</param>
internal readonly record struct PageSample(double First, double Left, double All);
