using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Tests.Diagnostics;

public sealed partial class ErrorTableTests
{
    private static readonly string[] Header = ["Code", "When", "Fix"];

    [Theory]
    [InlineData("CONTRACT")]
    [InlineData("PLAN")]
    [InlineData("RUNTIME")]
    [InlineData("DRIVER")]
    public void Every_code_has_one_row_in_the_table_and_every_row_a_code(string area) =>
        Assert.Equal(Sorted(CreatedCodes(), area), Sorted(Rows().Select(row => row[0].Trim('`')), area));

    [Fact]
    public void Every_row_says_when_and_what_to_do() =>
        Assert.All(Rows(), row => Assert.True(row.Length == Header.Length && row.All(cell => cell.Length > 0), string.Join(" | ", row)));

    [Fact]
    public void Codes_are_given_by_error_factories_only() =>
        Assert.Empty(
            from file in SourceTree.FilesBelow("src")
            where !IsFactory(file)
            from line in SourceTree.Lines(file)
            from code in CodeText().Matches(line)
            select $"{file} has {code}: put a factory for it into Diagnostics.");

    [Fact]
    public void Every_code_that_a_doc_comment_names_exists() =>
        Assert.Empty(
            SourceTree.FilesBelow("src")
                .SelectMany(SourceTree.Lines)
                .SelectMany(line => NamedCode().Matches(line).Select(match => match.Groups[1].Value))
                .Except(CreatedCodes()));

    private static HashSet<string> CreatedCodes() =>
        [.. SourceTree.FilesBelow("src").Where(IsFactory).SelectMany(SourceTree.Lines).SelectMany(line => CodeText().Matches(line).Select(match => match.Groups[1].Value))];

    private static bool IsFactory(string file) => Path.GetFileNameWithoutExtension(file).Split('.')[0].EndsWith("Errors", StringComparison.Ordinal);

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(SourceTree.Root, "docs", "errors.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries));

    private static List<string> Sorted(IEnumerable<string> codes, string area) =>
        [.. codes.Where(code => code.StartsWith(area + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"((?:CONTRACT|PLAN|RUNTIME|DRIVER)\\.[A-Z_]+)\"")]
    private static partial Regex CodeText();

    [GeneratedRegex("<c>([A-Z]+\\.[A-Z_]+)</c>")]
    private static partial Regex NamedCode();
}
