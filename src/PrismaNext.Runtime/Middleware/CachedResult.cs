namespace PrismaNext.Runtime.Middleware;

/// <summary>A result that is being read, then kept. Who asks for it meanwhile waits for it.</summary>
internal sealed class CachedResult(CacheKey key, IReadOnlyList<string> tables)
{
    private readonly TaskCompletionSource<object?> _rows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CacheKey Key => key;

    public IReadOnlyList<string> Tables => tables;

    /// <summary>The rows; null when they could not be read, or are too many, and somebody else has to read them.</summary>
    public Task<object?> Rows => _rows.Task;

    /// <summary>When the rows are too old, in ticks of the clock; not before they were read.</summary>
    public long Expires { get; private set; } = long.MaxValue;

    public void Complete(object? rows, long expires)
    {
        Expires = expires;
        _rows.TrySetResult(rows);
    }
}
