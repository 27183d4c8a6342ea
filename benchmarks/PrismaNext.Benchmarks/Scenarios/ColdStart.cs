using System.Diagnostics;
using System.Globalization;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>A fresh process of this program for each operation, which reads one row and ends.</summary>
internal abstract class ColdStart(string name, string title, string connectionString) : Scenario(name, title)
{
    public const string Argument = "--cold-start";

    private const string ConnectionVariable = "PRISMANEXT_BENCHMARK_DATABASE";

    public sealed override bool IsIndependentOfSetting => true;

    /// <summary>What the fresh process does: one row by its key; then it says how much processor time it took.</summary>
    public static async Task RunChildAsync(string name)
    {
        var connectionString = Environment.GetEnvironmentVariable(ConnectionVariable) ?? throw new InvalidOperationException($"{ConnectionVariable} is not set.");
        await using var contestant = Create(name, connectionString);
        _ = await ((IUserFinder)contestant).FindUserAsync(1) ?? throw new InvalidOperationException("The row is not there.");
        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMicroseconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Measures processes of one program.</summary>
    protected Task<IReadOnlyList<Score>> MeasureAsync(string program, IReadOnlyList<Contestant> contestants, Runner runner)
    {
        string[] names = [.. contestants.Where(contestant => contestant is IUserFinder).Select(contestant => contestant.Name)];
        return runner.RunAsync([.. names.Select(name => new Turn(name, () => Task.CompletedTask, (_, _) => StartAsync(program, name)))], isSingle: true, workers: 1);
    }

    // Only the one is made: making another would load its library.
    private static Contestant Create(string name, string connectionString) => Lineup.Make(name, connectionString, Setting.OwnDefaults);

    private async Task<Sample> StartAsync(string program, string name)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            ArgumentList = { Argument, name },
            Environment = { [ConnectionVariable] = connectionString },
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!; // Null only with UseShellExecute.
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new(elapsed.TotalMicroseconds, double.Parse(output, CultureInfo.InvariantCulture), double.NaN)
            : throw new InvalidOperationException($"The process of {name} failed with {process.ExitCode}.");
    }
}
