namespace PrismaNext.Runtime.Middleware;

/// <summary>Finds out what a statement does, from the words that are in none of its strings, comments, quoted names and parentheses.</summary>
internal static class SqlOperation
{
    private static readonly HashSet<string> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY", "CALL", "CREATE", "ALTER", "DROP", "LOCK", "REFRESH", "SET", "EXPLAIN",
    };

    /// <summary>The word that says what the statement does, in capitals; a <c>WITH</c> before it is passed over.</summary>
    public static string Of(string sql) => OuterWords(sql).FirstOrDefault(Operations.Contains)?.ToUpperInvariant() ?? "";

    /// <summary>The statement's first word, in capitals.</summary>
    public static string FirstWord(string sql) => OuterWords(sql).FirstOrDefault()?.ToUpperInvariant() ?? "";

    /// <summary>Whether the statement begins or ends a transaction; a return to a savepoint does neither.</summary>
    /// <remarks>Nothing else can end the transaction block it runs in: not a procedure, nor a <c>DO</c>. PostgreSQL manual, 43.8: Transaction Management.</remarks>
    public static bool ControlsTransaction(string sql)
    {
        var words = OuterWords(sql).Take(3).Select(word => word.ToUpperInvariant()).ToList();
        return words is ["BEGIN" or "COMMIT" or "END" or "ABORT", ..] or ["START" or "PREPARE", "TRANSACTION", ..]
            || (words is ["ROLLBACK", ..] and not ["ROLLBACK", "TO", ..] and not ["ROLLBACK", "WORK" or "TRANSACTION", "TO", ..]);
    }

    /// <summary>Whether the statement consists of nothing but blanks and comments.</summary>
    public static bool SaysNothing(string sql)
    {
        for (var i = 0; i < sql.Length; i++)
        {
            var end = SqlText.EndOfOpaque(sql, i);
            if (end > i)
                i = end - 1;
            else if (!char.IsWhiteSpace(sql[i]) && sql[i] != ';')
                return false;
        }

        return true;
    }

    /// <summary>Whether the statement changes or deletes rows of its table without saying which.</summary>
    public static bool ChangesAllRows(string sql)
    {
        var words = OuterWords(sql).ToList();
        var operation = words.Find(Operations.Contains)?.ToUpperInvariant();
        return operation == "TRUNCATE" || (operation is "UPDATE" or "DELETE" && !words.Contains("WHERE", StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> OuterWords(string sql)
    {
        var depth = 0;
        for (var i = 0; i < sql.Length; i++)
        {
            var end = SqlText.EndOfOpaque(sql, i);
            if (end > i)
            {
                i = end - 1;
                continue;
            }

            depth += sql[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (!SqlText.IsWord(sql[i]))
                continue;
            for (end = i; end < sql.Length && SqlText.IsWord(sql[end]);)
                end++;
            if (depth == 0)
                yield return sql[i..end];
            i = end - 1;
        }
    }
}
