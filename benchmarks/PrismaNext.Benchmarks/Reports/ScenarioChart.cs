using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Draws a scenario: a group of bars for each setting, a bar for each contestant.</summary>
internal static class ScenarioChart
{
    public static string Draw(Scenario scenario, IReadOnlyList<ScenarioResult> results)
    {
        var baseline = results[0].Baseline.Name;
        var chart = new BarChart($"{scenario.Title}: time as a ratio to {baseline}; shorter is faster", baseline);
        foreach (var result in results)
        {
            if (!scenario.IsIndependentOfSetting)
                chart.AddHeading(result.Setting.Title().Capitalised());
            foreach (var score in result.Scores)
            {
                var ratio = score.RatioTo(result.Baseline, sample => sample.Time).Median;
                chart.AddBar(score.Name, ratio, $"{Format.Ratio(ratio)}  ({Format.Time(score.Of(sample => sample.Time).Median)})", score.Name.StartsWith("PrismaNext", StringComparison.Ordinal));
            }
        }

        return chart.ToSvg();
    }
}
