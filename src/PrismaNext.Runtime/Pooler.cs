namespace PrismaNext.Runtime;

/// <summary>What stands between the program and the server, such as PgBouncer, and in which mode. A pooler in session mode is <see cref="None"/>.</summary>
/// <remarks>Behind a pooler the pool of a client prepares no statements unless its connection string says so (<c>Max Auto Prepare</c>, for poolers that know
/// prepared statements), and settings that the pooler would refuse or mix up are <c>RUNTIME.POOLER_SETTING</c>. Sessions are reset only after SQL by
/// hand, and never behind a pooler: nothing else that is run changes them. Borrowed data sources and connections are used as they are.</remarks>
public enum Pooler
{
    /// <summary>Nothing: statements may be prepared.</summary>
    None,

    /// <summary>A pooler that gives a connection of its own to each transaction: nothing is prepared. Cursors and transactions work.</summary>
    Transaction,

    /// <summary>A pooler that gives a connection of its own to each statement: nothing is prepared, a cursor is <c>RUNTIME.MODE_UNSUPPORTED</c> and a
    /// transaction <c>RUNTIME.TRANSACTION_UNSUPPORTED</c>. Queries that do not ask for a cursor themselves are read buffered.</summary>
    Statement,
}
