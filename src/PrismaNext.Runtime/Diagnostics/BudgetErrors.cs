using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Executions that a budget stopped.</summary>
internal static class BudgetErrors
{
    public static PrismaNextException Rows(long limit) => new(
        "RUNTIME.BUDGET_ROWS",
        $"The query returned more than the {limit} rows that it may.",
        "BudgetOptions.Rows limits every execution.",
        "Add Take(n) or a condition, or raise the budget.");

    public static PrismaNextException Bytes(long limit) => new(
        "RUNTIME.BUDGET_BYTES",
        $"The rows of the query took more than the {limit} bytes that they may.",
        "BudgetOptions.Bytes limits what reading the rows of an execution allocates.",
        "Select fewer columns or rows, or raise the budget.");

    public static PrismaNextException Time() => new(
        "RUNTIME.BUDGET_TIME",
        "The execution took longer than it may, and was stopped.",
        "BudgetOptions.Time passed before it ended, the caller's time between rows included.",
        "Make the query cheaper, read its rows faster, or raise the budget.");
}
