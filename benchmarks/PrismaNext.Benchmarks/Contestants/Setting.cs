namespace PrismaNext.Benchmarks.Contestants;

/// <summary>What all contestants have in common in a run of the scenarios.</summary>
internal enum Setting
{
    DriverDefaults,
    Tuned,
    OwnDefaults,
}
