using System.Reflection;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>Holds the table in <c>docs/modes.md</c> to the tests: each cell is what a test observes, and each row has a test.</summary>
public sealed class ModeTableTests
{
    [Fact]
    public void Every_cell_of_the_table_is_what_a_test_observes()
    {
        var tested = (from type in typeof(ModeTableTests).Assembly.GetTypes()
                      from method in type.GetMethods()
                      let row = method.GetCustomAttribute<ModeRowAttribute>()
                      where row is not null
                      select $"| {row.Row} | {string.Join(" | ", Modes.Select(mode => row[mode]))} |").Order(StringComparer.Ordinal);
        Assert.Equal(tested, Table()[2..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_has_a_column_for_each_mode() =>
        Assert.Equal($"| | {string.Join(" | ", Modes.Select(mode => $"`{mode}`"))} |", Table()[0]);

    private static ExecutionMode[] Modes => Enum.GetValues<ExecutionMode>();

    private static List<string> Table() =>
        [.. File.ReadLines(Path.Combine(Root(), "docs", "modes.md")).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|'))];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PrismaNext.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
        return folder;
    }
}
