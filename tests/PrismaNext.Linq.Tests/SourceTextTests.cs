namespace PrismaNext.Linq.Tests;

public sealed class SourceTextTests
{
    private const int MaximumLines = 400;

    // In two halves, so that this file does not hold them itself.
    private static readonly string[] Unwanted = ["#" + "region", "#" + "pragma", "NotImplemented" + "Exception", "TO" + "DO"];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(SourceTree.Files
            .Select(file => (File: file, SourceTree.Lines(file).Length))
            .Where(entry => entry.Length > MaximumLines)
            .Select(entry => $"{entry.File} has {entry.Length} lines: look for a second idea in it."));

    [Fact]
    public void No_file_hides_or_postpones_work() =>
        Assert.Empty(
            from file in SourceTree.Files
            from line in SourceTree.Lines(file).Index()
            from word in Unwanted
            where line.Item.Contains(word, StringComparison.Ordinal)
            select $"{file}:{line.Index + 1} has '{word}'.");

    [Fact]
    public void The_namespace_of_a_source_file_is_its_folder() =>
        Assert.Empty(
            from file in SourceTree.FilesBelow("src")
            let expected = $"namespace {string.Join('.', file.Split('/')[1..^1])};"
            let found = SourceTree.Lines(file).Where(line => line.StartsWith("namespace ", StringComparison.Ordinal)).ToList()
            where found is not [] && !found.SequenceEqual([expected])
            select $"{file} says '{string.Join(", ", found)}', not '{expected}'.");

    [Fact]
    public void The_rules_are_checked_on_real_files() => Assert.Contains("tests/PrismaNext.Linq.Tests/SourceTextTests.cs", SourceTree.Files);
}
