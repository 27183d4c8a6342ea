namespace PrismaNext.Linq.Planning;

/// <summary>Reads the rows that a plan's tail runs over.</summary>
internal interface IRowSource
{
    /// <summary>The rows of a query, as they arrive.</summary>
    IAsyncEnumerable<TRow> Read<TRow>(BoundQuery<TRow> query);
}
