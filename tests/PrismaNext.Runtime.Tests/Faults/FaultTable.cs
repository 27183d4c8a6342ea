namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>The fault table of <c>docs/reliability.md</c>. What it says is what the tests expect, so that no cell is without a test.</summary>
internal static class FaultTable
{
    private static readonly Dictionary<(string Fault, string Stage), string> Cells = Read();

    /// <summary>The code that a cell names; null where the caller sees nothing.</summary>
    public static string? Code(TableFault fault, Stage stage)
    {
        var cell = Cells[(Words(fault.ToString()), Words(stage.ToString()))];
        return cell == "nothing" ? null : cell.Trim('`');
    }

    public static IReadOnlyCollection<(string Fault, string Stage)> Keys => Cells.Keys;

    /// <summary><c>FirstPageFromPool</c> as the document writes it: first page from pool.</summary>
    public static string Words(string name) => string.Concat(name.Select((character, index) =>
        char.IsUpper(character) ? (index == 0 ? "" : " ") + char.ToLowerInvariant(character) : character.ToString()));

    private static Dictionary<(string Fault, string Stage), string> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "reliability.md"));
        var rows = lines.SkipWhile(line => !line.StartsWith("| Fault |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Select(Split).ToList();
        return (from row in rows.Skip(2)
                from column in Enumerable.Range(1, rows[0].Length - 1)
                select (Key: (row[0].ToLowerInvariant(), rows[0][column].ToLowerInvariant()), Text: row[column])).ToDictionary(cell => cell.Key, cell => cell.Text);
    }

    private static string[] Split(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PrismaNext.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
