namespace PrismaNext.Runtime.Middleware;

/// <summary>The parts of an SQL text that no word can be in.</summary>
/// <remarks>PostgreSQL manual, 4.1: Lexical Structure.</remarks>
internal static class SqlText
{
    public static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    /// <summary>The position after the string, quoted name or comment that begins at a position; the position itself when none does.</summary>
    public static int EndOfOpaque(string sql, int start) => sql[start] switch
    {
        '\'' => EndOfQuoted(sql, start + 1, '\'', IsEscapeString(sql, start)),
        '"' => EndOfQuoted(sql, start + 1, '"', hasEscapes: false),
        '-' when sql.AsSpan(start).StartsWith("--") => After(sql.IndexOf('\n', start), 1, sql),
        '/' when sql.AsSpan(start).StartsWith("/*") => EndOfComment(sql, start),
        '$' => EndOfDollarQuoted(sql, start),
        _ => start,
    };

    private static int After(int position, int length, string sql) => position < 0 ? sql.Length : position + length;

    // E'…', where a backslash escapes the quote; in other strings it is a character like any other.
    private static bool IsEscapeString(string sql, int quote) =>
        quote > 0 && sql[quote - 1] is 'e' or 'E' && (quote == 1 || !IsWord(sql[quote - 2]));

    // A doubled quote is one character of the string; read as an end and a beginning it comes to the same.
    private static int EndOfQuoted(string sql, int start, char quote, bool hasEscapes)
    {
        for (var i = start; i < sql.Length; i++)
        {
            if (hasEscapes && sql[i] == '\\')
                i++;
            else if (sql[i] == quote)
                return i + 1;
        }

        return sql.Length;
    }

    private static int EndOfComment(string sql, int start)
    {
        var depth = 0;
        for (var i = start; i < sql.Length - 1; i++)
        {
            if (sql[i] == '/' && sql[i + 1] == '*')
                depth++;
            else if (sql[i] == '*' && sql[i + 1] == '/')
                depth--;
            else
                continue;
            i++;
            if (depth == 0)
                return i + 1;
        }

        return sql.Length;
    }

    private static int EndOfDollarQuoted(string sql, int start)
    {
        var end = start + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        var isQuote = end < sql.Length && sql[end] == '$' && !char.IsDigit(sql[start + 1]) && (start == 0 || !IsWord(sql[start - 1]));
        if (!isQuote)
            return start;
        var tag = sql[start..(end + 1)];
        return After(sql.IndexOf(tag, end + 1, StringComparison.Ordinal), tag.Length, sql);
    }
}
