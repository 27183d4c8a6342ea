namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Whoever uses EF Core, with a context for each operation.</summary>
internal abstract class BlogContextContestant(string name, string connectionString, Setting setting) : Contestant(name)
{
    private readonly BlogContextSource _contexts = new(connectionString, setting);

    public sealed override ValueTask DisposeAsync() => _contexts.DisposeAsync();

    protected BlogContext Open() => _contexts.Create();
}
