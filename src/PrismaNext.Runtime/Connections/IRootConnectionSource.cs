namespace PrismaNext.Runtime.Connections;

/// <summary>A source that a client or runtime owns, and ends; as opposed to that of a transaction.</summary>
internal interface IRootConnectionSource : IConnectionSource, IAsyncDisposable
{
    /// <summary>The database that the connections lead to.</summary>
    DatabaseAddress Address { get; }
}
