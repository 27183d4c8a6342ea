using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Tests.Documentation;

/// <summary>Holds the documents to the code: what they show is a piece of a test that runs, and what they link to is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] TestsOfDocuments =
        ["tests/PrismaNext.Runtime.Tests/Documentation", "tests/PrismaNext.DependencyInjection.Tests/Documentation"];

    [Fact]
    public void Every_block_of_code_in_a_document_is_a_piece_of_a_test() =>
        Assert.Empty(
            from document in Documents()
            from block in Snippets.InDocument(Lines(document), "csharp")
            where !Tested().Contains(block)
            select $"{document} shows code that none of {string.Join(", ", TestsOfDocuments)} holds between marks:\n{block}");

    [Fact]
    public void Every_marked_piece_of_a_test_is_shown_in_a_document() =>
        Assert.Empty(Tested().Except(Documents().SelectMany(document => Snippets.InDocument(Lines(document), "csharp"))));

    [Fact]
    public void Every_statement_in_a_document_is_in_a_test() =>
        Assert.Empty(
            from document in Documents()
            from statement in Snippets.InDocument(Lines(document), "sql")
            where !TestsOfDocuments.SelectMany(SourceTree.FilesBelow).Any(file => WithoutIndentation(SourceTree.Lines(file)).Contains(WithoutIndentation(statement.Split('\n')), StringComparison.Ordinal))
            select $"{document} shows a statement that no test expects:\n{statement}");

    [Fact]
    public void Every_file_that_a_document_links_to_exists() =>
        Assert.Empty(
            from document in Documents()
            from line in Lines(document)
            from link in Link().Matches(line)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !File.Exists(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document) ?? "", target))
            select $"{document} links to {target}.");

    [Fact]
    public void Every_source_file_that_the_map_names_exists() =>
        Assert.Empty(
            from line in Lines("docs/architecture.md")
            from name in FileName().Matches(line)
            where !SourceTree.Files.Any(file => file.EndsWith('/' + name.Groups[1].Value, StringComparison.Ordinal))
            select name.Groups[1].Value);

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file)).Append("README.md");

    private static HashSet<string> Tested() => [.. TestsOfDocuments.SelectMany(SourceTree.FilesBelow).SelectMany(file => Snippets.InCode(SourceTree.Lines(file)))];

    private static string WithoutIndentation(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()));

    private static string[] Lines(string document) => File.ReadAllLines(Path.Combine(SourceTree.Root, document));

    [GeneratedRegex(@"\]\(([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([A-Za-z./]+\.cs)`")]
    private static partial Regex FileName();
}
