namespace PrismaNext.Runtime.Middleware;

/// <summary>How an execution ended.</summary>
public enum ExecutionOutcome
{
    /// <summary>To its end: all rows were handed out, or are held to be.</summary>
    Completed,

    /// <summary>The caller left before the last row.</summary>
    LeftEarly,

    /// <summary>With an error of the server, of the way to it, of client code in the query, or of middleware after it began.</summary>
    Failed,

    /// <summary>The caller's token was cancelled.</summary>
    Cancelled,

    /// <summary>Middleware refused it before anything was sent.</summary>
    Refused,
}
