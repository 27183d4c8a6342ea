namespace PrismaNext.Linq.Planning;

/// <summary>How the rows of a query are fetched.</summary>
public enum ExecutionMode
{
    /// <summary>A server-side cursor, page by page: holds one connection and at most two pages.</summary>
    Cursor,

    /// <summary>One command; all rows are read and the connection is released before the first one is handed out.</summary>
    Buffered,

    /// <summary>One command; rows are handed out as they arrive: holds one connection.</summary>
    Stream,

    /// <summary>One <c>COPY (SELECT …) TO STDOUT</c> by the simple query protocol, with values as literals; all rows are read before the first one is handed
    /// out. For flat rows, behind a proxy that breaks the extended protocol.</summary>
    Simple,
}
