namespace PrismaNext.Benchmarks.Contestants;

/// <summary>One way to talk to the database, with a pool of its own. What it can do is said by the roles that it implements.</summary>
internal abstract class Contestant(string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    public abstract ValueTask DisposeAsync();
}
