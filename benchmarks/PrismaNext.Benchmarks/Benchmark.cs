using System.Diagnostics;
using Npgsql;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Reports;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks;

/// <summary>One run of the program: loads the data, runs the scenarios in each setting, and writes the report.</summary>
internal static class Benchmark
{
    public static async Task RunAsync(BenchmarkOptions options, IReadOnlyList<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        await using var server = await BenchmarkDatabase.StartAsync(options.Size);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        Console.WriteLine($"{options.Size.Posts} posts loaded after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

        if (options.Scenarios is [PageSweep.Name])
        {
            Console.WriteLine(await new PageSweep(server.ConnectionString, options.Size, options.Schedule.LongRounds).RunAsync());
            return;
        }

        var results = new List<ScenarioResult>();
        var scenarios = Programme.Of(options.Size, database, server.ConnectionString).Where(scenario => options.Scenarios.Count == 0 || options.Scenarios.Contains(scenario.Name)).ToList();
        foreach (var setting in options.Settings)
            results.AddRange(await RunAsync(setting, scenarios, server.ConnectionString, options));

        var machine = MachineDescription.Of(server.ServerVersion);
        var report = new MarkdownReport(machine, string.Join(' ', arguments), options.Size, options.Schedule, Stopwatch.GetElapsedTime(start)).Write(results);
        if (options.Folder is not { } folder)
        {
            Console.WriteLine(report);
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.md"), report);
        var charts = Directory.CreateDirectory(Path.Combine(folder, MarkdownReport.ChartFolder));
        foreach (var group in results.Where(result => result.IsMeasured).GroupBy(result => result.Scenario))
            await File.WriteAllTextAsync(Path.Combine(charts.FullName, MarkdownReport.ChartFile(group.Key)), ScenarioChart.Draw(group.Key, [.. group]));
    }

    private static async Task<List<ScenarioResult>> RunAsync(Setting setting, List<Scenario> scenarios, string connectionString, BenchmarkOptions options)
    {
        var results = new List<ScenarioResult>();
        var contestants = Lineup.Of(connectionString, setting);
        foreach (var scenario in scenarios)
        {
            if (scenario.IsIndependentOfSetting && setting != options.Settings[0])
                continue;
            var start = Stopwatch.GetTimestamp();
            await scenario.CheckAsync(contestants);
            results.Add(new(scenario, setting, await scenario.RunAsync(contestants, new Runner(options.Schedule))));
            Console.WriteLine($"{setting}: {scenario.Title} ({Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s)");
            if (!results[^1].IsMeasured)
                Console.WriteLine(scenario.Remark);
        }

        foreach (var contestant in contestants)
            await contestant.DisposeAsync();
        return results;
    }
}
