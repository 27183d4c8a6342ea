using LinqToDB;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Whoever uses linq2db, with a connection for each operation.</summary>
internal abstract class BlogConnectionContestant(string name, string connectionString) : Contestant(name)
{
    private readonly DataOptions _options = BlogConnection.For(connectionString);

    /// <summary>Its connections are in the pool that the driver keeps for the connection string, which nobody ends before the process.</summary>
    public sealed override ValueTask DisposeAsync() => default;

    protected BlogConnection Open() => new(_options);
}
