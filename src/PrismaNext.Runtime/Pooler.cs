namespace PrismaNext.Runtime;

/// <summary>What stands between the program and the server, such as PgBouncer, and in which mode.</summary>
public enum Pooler
{
    /// <summary>Nothing: statements may be prepared.</summary>
    None,

    /// <summary>A pooler that gives a connection of its own to each transaction: nothing is prepared.</summary>
    Transaction,

    /// <summary>A pooler that gives a connection of its own to each statement: nothing is prepared, and there are no cursors.</summary>
    Statement,
}
