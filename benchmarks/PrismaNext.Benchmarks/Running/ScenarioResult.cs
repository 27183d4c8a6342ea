using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Running;

/// <summary>A scenario in one setting: the contestants' scores, the baseline's first; none where it could not be measured.</summary>
internal sealed record ScenarioResult(Scenario Scenario, Setting Setting, IReadOnlyList<Score> Scores)
{
    public bool IsMeasured => Scores.Count > 0;

    public Score Baseline => Scores[0];
}
