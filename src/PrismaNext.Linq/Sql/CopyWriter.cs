namespace PrismaNext.Linq.Sql;

/// <summary>Writes a query without parameters as a COPY of its rows.</summary>
internal static class CopyWriter
{
    /// <param name="query">The query's text, without parameters.</param>
    /// <param name="casts">The type of each column; null for one that is not read.</param>
    public static string Write(string query, IReadOnlyList<string?> casts)
    {
        // The format has no types, so a column that is not what the contract says must be converted or refused here: its bytes would be taken for another type's.
        // The outer SELECT only renames, so the server keeps the order of the inner one.
        var columns = casts.Select((cast, ordinal) => cast is null ? $"c{ordinal}" : $"c{ordinal}::{cast}");
        var names = casts.Select((_, ordinal) => $"c{ordinal}");
        return $"""
            COPY (SELECT {string.Join(", ", columns)} FROM (
            {query}
            ) AS q ({string.Join(", ", names)})) TO STDOUT (FORMAT BINARY)
            """.ReplaceLineEndings("\n");
    }
}
