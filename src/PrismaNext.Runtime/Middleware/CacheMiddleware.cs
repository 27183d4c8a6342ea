namespace PrismaNext.Runtime.Middleware;

/// <summary>Answers reads from results that were read before.</summary>
/// <remarks>
/// <para>Only whole results are kept (lists, buffered results, single values), and none that was read in a transaction. Callers of the same result share its
/// rows, so they must not be changed. One that is asked for by several at once is read once.</para>
/// <para>A write that runs through the same instance drops the results that name its tables, at once and again when its transaction is over; a write
/// that does not tell its tables drops all. Writes elsewhere are seen after <see cref="CacheOptions.TimeToLive"/>, or after <see cref="Invalidate"/>.</para>
/// </remarks>
public sealed class CacheMiddleware : IQueryMiddleware
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CacheKey, LinkedListNode<CachedResult>> _results = [];
    private readonly LinkedList<CachedResult> _byUse = new();

    // Nobody waits for what a batch reads, and it is known here only to be dropped: who waits may be a hook of the same batch, before which nothing is sent.
    private readonly HashSet<CachedResult> _ofBatches = [];
    private readonly CacheOptions _options;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="options">What it keeps, and how long.</param>
    public CacheMiddleware(CacheOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>How many results are kept or being read.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _results.Count + _ofBatches.Count;
        }
    }

    private long Now => _options.TimeProvider.GetTimestamp();

    /// <inheritdoc/>
    public async ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution is { Plan: not null, IsWrite: false, IsInTransaction: false } && _options.Accepts(execution))
            await AnswerAsync(execution, new CacheKey(execution, execution.Plan), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(result);
        if (execution.GetState(this) is CachedResult read)
            Keep(read, execution, result);
        else if (execution.IsWrite)
            InvalidateWritten(execution);
        return default;
    }

    /// <summary>Drops the results that name a table, and those that do not tell their tables.</summary>
    /// <param name="table">The table, as the contract names it, with its schema where it has one.</param>
    public void Invalidate(string table) => Drop(result => result.Tables.Count == 0 || result.Tables.Contains(table));

    /// <summary>Drops all results.</summary>
    public void Clear() => Drop(_ => true);

    private async ValueTask AnswerAsync(QueryExecution execution, CacheKey key, CancellationToken cancellationToken)
    {
        while (FindOrAdd(execution, key) is { } found)
        {
            if (await found.Rows.WaitAsync(cancellationToken).ConfigureAwait(false) is { } rows)
            {
                execution.AnswerWith(rows);
                return;
            }
        }
    }

    // Null when this execution has to read the rows itself: for the cache, or for itself only.
    private CachedResult? FindOrAdd(QueryExecution execution, CacheKey key)
    {
        lock (_lock)
        {
            if (_results.TryGetValue(key, out var node) && node.Value.Expires <= Now)
                Remove(node);
            else if (node is not null)
            {
                // A result that is handed out row by row may wait for nobody: its consumer could be the one who is waited for. Nor may a batch, which could be it.
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return execution is { HoldsAllRows: true, IsInBatch: false } || node.Value.Rows.IsCompleted ? node.Value : null;
            }

            if (!execution.HoldsAllRows)
                return null;
            var added = new CachedResult(key, execution.Tables);
            execution.SetState(this, added);
            if (execution.IsInBatch)
                _ofBatches.Add(added);
            else
                Add(added);
            return null;
        }
    }

    private void Add(CachedResult result)
    {
        _results[result.Key] = _byUse.AddFirst(result);
        if (_byUse is { Last: { } oldest } && _byUse.Count > _options.Capacity)
            Remove(oldest);
    }

    private void Keep(CachedResult read, QueryExecution execution, ExecutionResult result)
    {
        var rows = result.Outcome == ExecutionOutcome.Completed && result.Rows <= _options.MaximumRows ? execution.CopyRows?.Invoke() : null;
        lock (_lock)
        {
            // One that was dropped meanwhile is given to those who wait for it, and not kept.
            if (_ofBatches.Remove(read))
            {
                if (rows is not null && !_results.ContainsKey(read.Key))
                    Add(read);
            }
            else if (rows is null && _results.TryGetValue(read.Key, out var node) && node.Value == read)
                Remove(node);
            read.Complete(rows, Now + (long)(_options.TimeToLive.TotalSeconds * _options.TimeProvider.TimestampFrequency));
        }
    }

    private void InvalidateWritten(QueryExecution execution)
    {
        DropWritten();
        execution.AfterTransaction(DropWritten);

        void DropWritten()
        {
            if (execution.Tables.Count == 0)
                Clear();
            foreach (var table in execution.Tables)
                Invalidate(table);
        }
    }

    private void Drop(Func<CachedResult, bool> isDropped)
    {
        lock (_lock)
        {
            foreach (var node in _results.Values.Where(node => isDropped(node.Value)).ToList())
                Remove(node);
            _ofBatches.RemoveWhere(result => isDropped(result));
        }
    }

    private void Remove(LinkedListNode<CachedResult> node)
    {
        _byUse.Remove(node);
        _results.Remove(node.Value.Key);
    }
}
