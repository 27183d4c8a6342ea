using System.Globalization;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

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
    /// <param name="arguments">The command line.</param>
    /// <param name="mistake">What is wrong with it, as a sentence; null when nothing is.</param>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments, out string? mistake)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--quick")
            {
                options = options with { IsQuick = true };
                continue;
            }

            var name = arguments[i];
            mistake = i + 1 == arguments.Count ? $"'{name}' is not an option, or has no value." : Read(ref options, name, arguments[++i]);
            if (mistake is not null)
                return null;
        }

        mistake = null;
        return options;
    }

    // What is wrong with an option; null when nothing is.
    private static string? Read(ref BenchmarkOptions options, string name, string value)
    {
        string[] words = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (name)
        {
            case "--scenarios":
                options = options with { Scenarios = [.. words.Select(word => word.ToLowerInvariant())] };
                return words is [PageSweep.Name] ? null : Unknown("scenario", words, Programme.Names);
            case "--rounds":
                var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0;
                options = options with { Rounds = rounds };
                return isNumber ? null : $"'{value}' is not a number of rounds.";
            case "--settings":
                if (Unknown("setting", words, Enum.GetNames<Setting>()) is { } mistake)
                    return mistake;
                options = options with { Settings = [.. words.Select(word => Enum.Parse<Setting>(word, ignoreCase: true))] };
                return null;
            case "--out":
                options = options with { Folder = value };
                return Directory.Exists(value) ? null : $"There is no folder '{value}'.";
            default:
                return $"'{name}' is not an option.";
        }
    }

    private static string? Unknown(string kind, string[] words, IEnumerable<string> known)
    {
        if (words.Length == 0)
            return $"No {kind} is named. There are {string.Join(", ", known)}.";
        var unknown = words.FirstOrDefault(word => !known.Contains(word, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : $"There is no {kind} '{unknown}'. There are {string.Join(", ", known)}.";
    }
}
