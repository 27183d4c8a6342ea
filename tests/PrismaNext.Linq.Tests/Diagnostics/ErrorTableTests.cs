using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Tests.Diagnostics;

public sealed partial class ErrorTableTests
{
    private static readonly string[] Header = ["Code", "When", "Fix"];

    [Theory]
    [InlineData("CONTRACT")]
    public void Every_code_has_a_row_in_the_table_and_every_row_a_code(string area)
    {
        var created = SourceTree.FilesBelow("src")
            .Where(file => Path.GetFileNameWithoutExtension(file).Split('.')[0].EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(SourceTree.Lines)
            .SelectMany(line => CreatedCode().Matches(line).Select(match => match.Groups[1].Value));
        Assert.Equal(Sorted(created, area), Sorted(Rows().Select(row => row[0].Trim('`')), area));
    }

    [Fact]
    public void Every_row_says_when_and_what_to_do() =>
        Assert.All(Rows(), row => Assert.True(row.Length == Header.Length && row.All(cell => cell.Length > 0), string.Join(" | ", row)));

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(SourceTree.Root, "docs", "errors.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries));

    private static List<string> Sorted(IEnumerable<string> codes, string area) =>
        [.. codes.Where(code => code.StartsWith(area + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [GeneratedRegex("code: \"([A-Z]+\\.[A-Z_]+)\"")]
    private static partial Regex CreatedCode();
}
