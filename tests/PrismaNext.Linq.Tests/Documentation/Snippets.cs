namespace PrismaNext.Linq.Tests.Documentation;

/// <summary>Pieces of text without the indentation that all their lines share.</summary>
internal static class Snippets
{
    private const string Begin = "// snippet:";
    private const string End = "// end snippet";

    /// <summary>What stands between the marks in a C# file.</summary>
    public static IEnumerable<string> InCode(IEnumerable<string> lines) => Between(lines, line => line.StartsWith(Begin, StringComparison.Ordinal), End);

    /// <summary>The fenced blocks of a language in a document.</summary>
    public static IEnumerable<string> InDocument(IEnumerable<string> lines, string language) => Between(lines, line => line == "```" + language, "```");

    private static IEnumerable<string> Between(IEnumerable<string> lines, Func<string, bool> isBegin, string end)
    {
        List<string>? block = null;
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (block is null)
            {
                if (isBegin(text))
                    block = [];
            }
            else if (text == end)
            {
                yield return Unindented(block);
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }
    }

    private static string Unindented(List<string> lines)
    {
        var indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indentation..]));
    }
}
