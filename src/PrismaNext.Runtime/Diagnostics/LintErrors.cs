using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>What the lints refuse.</summary>
internal static class LintErrors
{
    public static PrismaNextException UnboundedRead(IReadOnlyList<string> tables) => new(
        "RUNTIME.LINT_UNBOUNDED_READ",
        $"All rows of a query over {(tables.Count == 0 ? "unnamed tables" : string.Join(", ", tables))} were to be read into memory, and nothing limits how many there are.",
        "The query has no Take and is read as a list or buffered.",
        "Add Take(n), read it with await foreach and WithMode(ExecutionMode.Cursor), or exempt it with TagWith(\"no-lint\").");

    public static PrismaNextException WriteWithoutWhere(string operation) => new(
        "RUNTIME.LINT_WRITE_WITHOUT_WHERE",
        $"A statement {operation} without WHERE was to be sent.",
        "It changes every row of its table.",
        "Add a condition; when all rows are meant, say so with WHERE true.");
}
