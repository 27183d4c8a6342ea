using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>Cold start of the program as it was built.</summary>
internal sealed class JitColdStart(string connectionString) : ColdStart("cold", "A fresh process to its first row, and to its end", connectionString)
{
    public override string Remark =>
        "Compiled just in time. About half of it is the runtime and the driver, which everybody needs; see "
        + "[where a cold start spends its time](architecture.md#where-a-cold-start-spends-its-time).";

    public override Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Contestant> contestants, Runner runner) =>
        MeasureAsync(Environment.ProcessPath ?? throw new InvalidOperationException("The program's own file is unknown."), contestants, runner);
}
