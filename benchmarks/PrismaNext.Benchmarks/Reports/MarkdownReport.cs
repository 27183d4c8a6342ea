using System.Globalization;
using System.Text;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Writes the results of a run as a document.</summary>
internal sealed class MarkdownReport(MachineDescription machine, string arguments, DataSize size, Schedule schedule, TimeSpan duration)
{
    /// <summary>The folder of the charts, beside the document.</summary>
    public const string ChartFolder = "benchmarks";

    private readonly StringBuilder _text = new();

    public static string ChartFile(Scenario scenario) => scenario.Name + ".svg";

    public string Write(IReadOnlyList<ScenarioResult> results)
    {
        WriteHead();
        foreach (var setting in results.Select(result => result.Setting).Distinct())
            WriteOverview(setting, [.. results.Where(result => result.Setting == setting && !result.Scenario.IsIndependentOfSetting)]);
        foreach (var scenario in results.GroupBy(result => result.Scenario))
            WriteScenario(scenario.Key, [.. scenario]);
        return _text.ToString().TrimEnd() + "\n";
    }

    private void WriteHead()
    {
        Line("# Benchmarks");
        Line();
        Line("Written by `benchmarks/PrismaNext.Benchmarks`; every number is from one run of it, in one process, on one machine:");
        Line();
        Line("```sh");
        Line($"dotnet run -c Release --project benchmarks/PrismaNext.Benchmarks -- {arguments}".TrimEnd(' ', '-'));
        Line("```");
        Line();
        Line("| | |");
        Line("|---|---|");
        foreach (var (what, which) in machine.Lines)
            Line($"| {what} | {which} |");
        Line(string.Create(CultureInfo.InvariantCulture, $"| Data | {size.Users:N0} users, {size.Posts:N0} posts |"));
        Line(string.Create(CultureInfo.InvariantCulture, $"| The run | {schedule.Rounds} rounds ({schedule.LongRounds} of scenarios that take long), {duration.TotalMinutes:F0} minutes |"));
        Line();
        Line("How to read it:");
        Line();
        Line("- The contestants take turns: in each round everybody runs the same operations, in an order that changes from round to round. Before a scenario");
        Line("  is measured, it is checked that everybody gives the same result.");
        Line("- A ratio compares a contestant with hand-written Npgsql in the same round; the table gives the median of these ratios. Hand-written Npgsql runs");
        Line("  twice: how far \"Npgsql, again\" is from 1.00 is how far noise goes.");
        Line("- CPU is the processor time of this process, without the server's. Bytes are what an operation allocates.");
        Line(string.Create(CultureInfo.InvariantCulture, $"- Whoever takes ten times as long as Npgsql, and more than 200 ms a turn, takes part in about {Schedule.RoundsOfTheSlow} of the rounds."));
        Line("- Everybody opens a connection of the pool for each operation and gives it back, as a program does.");
        Line();
    }

    private void WriteOverview(Setting setting, IReadOnlyList<ScenarioResult> results)
    {
        if (results.Count == 0)
            return;
        string[] names = [.. results.SelectMany(result => result.Scores.Skip(1)).Select(score => score.Name).Distinct()];
        Line($"## {setting.Title().Capitalised()}");
        Line();
        Line(setting.Description());
        Line();
        Line("Time, as a ratio to hand-written Npgsql:");
        Line();
        Line($"| | {string.Join(" | ", names)} |");
        Line("|---|" + string.Concat(names.Select(_ => "--:|")));
        foreach (var result in results)
            Line($"| {result.Scenario.Title} | {string.Join(" | ", names.Select(name => RatioOf(result, name)))} |");
        Line();
    }

    private void WriteScenario(Scenario scenario, IReadOnlyList<ScenarioResult> results)
    {
        Line($"## {scenario.Title}");
        Line();
        if (scenario.Remark.Length > 0)
        {
            Line(scenario.Remark);
            Line();
        }

        var measured = results.Where(result => result.IsMeasured).ToList();
        if (measured.Count == 0)
            return;
        Line($"![{scenario.Title}]({ChartFolder}/{ChartFile(scenario)})");
        Line();
        foreach (var result in measured)
        {
            if (!scenario.IsIndependentOfSetting)
            {
                Line($"{result.Setting.Title().Capitalised()}:");
                Line();
            }

            WriteTable(result);
        }
    }

    private void WriteTable(ScenarioResult result)
    {
        var hasHeap = result.Scores.Any(score => score.PeakHeap is not null);
        Line("| | Time | p10 – p90 | Ratio | CPU | Ratio | Bytes | Ratio |" + (hasHeap ? " Held |" : ""));
        Line("|---|--:|--:|--:|--:|--:|--:|--:|" + (hasHeap ? "--:|" : ""));
        foreach (var score in result.Scores)
        {
            var (time, cpu, bytes) = (score.Of(s => s.Time), score.Of(s => s.Cpu), score.Of(s => s.Bytes));
            var (timeRatio, cpuRatio, byteRatio) =
                (score.RatioTo(result.Baseline, s => s.Time), score.RatioTo(result.Baseline, s => s.Cpu), score.RatioTo(result.Baseline, s => s.Bytes));
            Line(
                $"| {score.Name} | {Format.Time(time.Median)} | {Format.Time(time.P10)} – {Format.Time(time.P90)} | {Format.Ratio(timeRatio.Median)} "
                + $"| {Format.Time(cpu.Median)} | {Format.Ratio(cpuRatio.Median)} | {Format.Bytes(bytes.Median)} | {Format.Ratio(byteRatio.Median)} |"
                + (hasHeap ? $" {Format.Bytes(score.PeakHeap ?? double.NaN)} |" : ""));
        }

        Line();
    }

    private static string RatioOf(ScenarioResult result, string name) =>
        result.Scores.FirstOrDefault(score => score.Name == name) is { } score ? Format.Ratio(score.RatioTo(result.Baseline, s => s.Time).Median) : "";

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
