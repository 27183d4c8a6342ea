using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Running;

/// <summary>A scenario in one setting: the contestants' scores, the baseline's first.</summary>
internal sealed record ScenarioResult(Scenario Scenario, Setting Setting, IReadOnlyList<Score> Scores)
{
    public Score Baseline => Scores[0];
}
