using System.Globalization;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks;

/// <summary>What the command line says.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        dotnet run -c Release --project benchmarks/PrismaNext.Benchmarks [-- options]
          --quick                  little data and few rounds, to see whether it works
          --rounds 9               another number of rounds than 31 (5 with --quick)
          --scenarios key,stream   only these
          --scenarios pages        sizes of a cursor's pages, over lines of 0, 1 and 5 ms, and nothing else
          --settings Tuned         only these of DriverDefaults, Tuned and OwnDefaults
          --out docs               the folder that benchmarks.md and its charts go to; without it the report is only printed
        """;

    public bool IsQuick { get; init; }

    public IReadOnlyList<string> Scenarios { get; init; } = [];

    public IReadOnlyList<Setting> Settings { get; init; } = Enum.GetValues<Setting>();

    public int? Rounds { get; init; }

    public string? Folder { get; init; }

    public DataSize Size => IsQuick ? DataSize.Quick : DataSize.Full;

    public Schedule Schedule
    {
        get
        {
            var schedule = IsQuick ? Schedule.Quick : Schedule.Full;
            return schedule with { Rounds = Rounds ?? schedule.Rounds };
        }
    }

    /// <summary>Reads the command line; null when it says something else.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--quick")
            {
                options = options with { IsQuick = true };
                continue;
            }

            if (i + 1 == arguments.Count || Parse(options, arguments[i], arguments[++i]) is not { } read)
                return null;
            options = read;
        }

        return options;
    }

    private static BenchmarkOptions? Parse(BenchmarkOptions options, string name, string value)
    {
        var words = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (name)
        {
            case "--scenarios":
                return options with { Scenarios = words };
            case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                return options with { Rounds = rounds };
            case "--settings" when words.All(word => Enum.TryParse<Setting>(word, ignoreCase: true, out _)):
                return options with { Settings = [.. words.Select(word => Enum.Parse<Setting>(word, ignoreCase: true))] };
            case "--out":
                return options with { Folder = value };
            default:
                return null;
        }
    }
}
