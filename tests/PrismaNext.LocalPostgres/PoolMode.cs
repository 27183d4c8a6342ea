namespace PrismaNext.LocalServers;

/// <summary>When PgBouncer takes a server connection back from a client.</summary>
public enum PoolMode
{
    /// <summary>When the client disconnects.</summary>
    Session,

    /// <summary>After each transaction.</summary>
    Transaction,

    /// <summary>After each statement; transactions of several statements are refused.</summary>
    Statement,
}
