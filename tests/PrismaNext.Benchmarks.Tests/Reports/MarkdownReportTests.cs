using System.Xml.Linq;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Reports;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Tests.Reports;

public sealed class MarkdownReportTests
{
    private static readonly OneRowByKey Key = new(DataSize.Quick);
    private static readonly QueryOverhead Overhead = new(DataSize.Quick);
    private static readonly ReadyToRunColdStart Cold = new("");

    [Fact]
    public void The_head_says_how_to_run_it_again()
    {
        var report = Write([]);

        Assert.StartsWith("# Benchmarks\n", report, StringComparison.Ordinal);
        Assert.Contains("\ndotnet run -c Release --project benchmarks/PrismaNext.Benchmarks -- --rounds 3\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| Processor | one |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| Data | 2,000 users, 20,000 posts |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| The run | 3 rounds (3 of scenarios that take long), 4 minutes |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_has_a_line_for_each_contestant_with_ratios_to_the_first()
    {
        var report = Write([new(Key, Setting.Tuned, [Scores.Of("Npgsql", 100, 100, 100), Scores.Of("PrismaNext", 120, 125, 130)])]);

        Assert.Contains("\n| Npgsql | 100 µs | 100 µs – 100 µs | 1.00 | 50.0 µs | 1.00 | 9.77 KB | 1.00 |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| PrismaNext | 125 µs | 121 µs – 129 µs | 1.25 | 62.5 µs | 1.25 | 12.2 KB | 1.25 |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n![One row by its key](benchmarks/key.svg)\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_leaves_blank_who_does_not_take_part()
    {
        var report = Write(
        [
            new(Key, Setting.Tuned, [Scores.Of("Npgsql", 100), Scores.Of("Dapper", 110)]),
            new(new NewestTen(DataSize.Quick), Setting.Tuned, [Scores.Of("Npgsql", 100), Scores.Of("PrismaNext", 90)]),
        ]);

        Assert.Contains("\n## Prepared and without reset for all\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| | Dapper | PrismaNext |\n|---|--:|--:|\n| One row by its key | 1.10 |  |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| Filter, order and take 10, into a record |  | 0.90 |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_independent_of_settings_is_in_no_overview()
    {
        var report = Write([new(Overhead, Setting.Tuned, [Scores.Of("PrismaNext", 4), Scores.Of("EF Core", 17)])]);

        Assert.DoesNotContain("Time, as a ratio to hand-written Npgsql", report, StringComparison.Ordinal);
        Assert.Contains("\n| EF Core | 17.0 µs |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_could_not_be_measured_has_words_and_no_table()
    {
        var report = Write([new(Cold, Setting.Tuned, [])]);

        Assert.Contains($"\n## {Cold.Title}\n\n{Cold.Remark}\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("![", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_held_has_a_column_where_it_was_measured()
    {
        var held = Scores.Of("PrismaNext", 4) with { PeakHeap = 3 * 1_048_576 };

        var report = Write([new(Key, Setting.Tuned, [Scores.Of("Npgsql", 4), held])]);

        Assert.Contains("| Bytes | Ratio | Held |\n", report, StringComparison.Ordinal);
        Assert.Contains("| 3.00 MB |\n", report, StringComparison.Ordinal);
        Assert.Contains("| – |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_has_a_group_for_each_setting()
    {
        Score[] scores = [Scores.Of("Npgsql", 100), Scores.Of("PrismaNext", 150)];

        var svg = XDocument.Parse(ScenarioChart.Draw(Key, [new(Key, Setting.Tuned, scores), new(Key, Setting.OwnDefaults, scores)])).Root!; // A parsed document has one.

        var texts = svg.Elements().Select(element => element.Value).ToList();
        Assert.Contains("Prepared and without reset for all", texts);
        Assert.Contains("Each library's own defaults", texts);
        Assert.Equal(2, texts.Count(text => text == "1.50  (150 µs)"));
    }

    private static string Write(IReadOnlyList<ScenarioResult> results) =>
        new MarkdownReport(new([("Processor", "one")]), "--rounds 3", DataSize.Quick, Schedule.Quick with { Rounds = 3 }, TimeSpan.FromMinutes(4)).Write(results);
}
