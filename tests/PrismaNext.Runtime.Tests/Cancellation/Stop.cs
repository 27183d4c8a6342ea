namespace PrismaNext.Runtime.Tests.Cancellation;

/// <summary>What ends an execution before its time.</summary>
public enum Stop
{
    /// <summary>The caller's token.</summary>
    Token,

    /// <summary><c>CommandTimeout</c>: the time of one command.</summary>
    CommandTimeout,

    /// <summary>The server's <c>statement_timeout</c>.</summary>
    StatementTimeout,

    /// <summary>The time of <c>BudgetMiddleware</c>: that of the whole query.</summary>
    Deadline,
}
