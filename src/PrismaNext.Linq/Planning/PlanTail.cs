namespace PrismaNext.Linq.Planning;

/// <summary>A last operator that has no SQL and runs, exactly, over the rows as they arrive.</summary>
/// <typeparam name="T">What it makes of them: an element of a sequence, or one value.</typeparam>
internal abstract class PlanTail<T>
{
    /// <summary>Asks a source for the rows that it will want, before any are there.</summary>
    public abstract void Announce(IRowSource source, BoundQuery<T> query);

    /// <summary>The sequence that it makes of the rows.</summary>
    public abstract IAsyncEnumerable<T> Stream(IRowSource source, BoundQuery<T> query);

    /// <summary>The value that it makes of the rows.</summary>
    public abstract ValueTask<T> ExecuteAsync(IRowSource source, BoundQuery<T> query, CancellationToken cancellationToken);
}
