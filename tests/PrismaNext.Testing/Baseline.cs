using System.Text;

namespace PrismaNext.Testing;

/// <summary>Compares SQL with the text in a test, and writes the new text into the test when <c>PRISMANEXT_REWRITE_BASELINES=1</c>.</summary>
internal static class Baseline
{
    private const string Quotes = "\"\"\"";
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("PRISMANEXT_REWRITE_BASELINES") == "1";
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, List<(int Line, int Added)>> Shifts = [];

    public static void Check(string expected, string actual, string file, int line)
    {
        if (expected.ReplaceLineEndings("\n") == actual)
            return;
        if (!Rewrites)
            throw new BaselineException(expected, actual);
        lock (Gate)
            Rewrite(actual, file, line);
    }

    // The text is the next raw string behind the call. Baselines that were rewritten further up have moved it.
    private static void Rewrite(string actual, string file, int line)
    {
        var text = File.ReadAllText(file);
        var shifts = Shifts.TryGetValue(file, out var known) ? known : Shifts[file] = [];
        var start = 0;
        for (var i = line + shifts.Where(s => s.Line < line).Sum(s => s.Added) - 1; i > 0; i--)
            start = text.IndexOf('\n', start) + 1;
        var open = text.IndexOf(Quotes, start, StringComparison.Ordinal);
        var close = text.IndexOf(Quotes, open + Quotes.Length, StringComparison.Ordinal);
        var old = text[open..(close + Quotes.Length)];
        var written = Write(actual, Indentation(text, open));
        File.WriteAllText(file, text[..open] + written + text[(close + Quotes.Length)..]);
        shifts.Add((line, written.Count(c => c == '\n') - old.Count(c => c == '\n')));
    }

    private static string Write(string sql, string indentation)
    {
        if (!sql.Contains('\n', StringComparison.Ordinal) && !sql.StartsWith('"') && !sql.EndsWith('"'))
            return Quotes + sql + Quotes;
        var text = new StringBuilder(Quotes).Append('\n');
        foreach (var line in sql.Split('\n'))
            text.Append(indentation).Append(line).Append('\n');
        return text.Append(indentation).Append(Quotes).ToString();
    }

    private static string Indentation(string text, int at)
    {
        var start = text.LastIndexOf('\n', at) + 1;
        var first = start;
        while (text[first] == ' ')
            first++;
        return first == at ? text[start..first] : text[start..first] + "    ";
    }
}
