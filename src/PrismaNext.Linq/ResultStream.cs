using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq;

/// <summary>The rows of one execution: an asynchronous sequence, and awaitable to a list. Lazy, and consumed once.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <remarks>Nothing is sent, and nothing is held, before it is read. Whatever it holds is released when the enumerator is disposed, which
/// <c>await foreach</c> does on every path.</remarks>
public abstract class ResultStream<T> : IAsyncEnumerable<T>, ICollectableStream
{
    private int _consumed;
    private List<T>? _collected;

    /// <summary>Starts reading.</summary>
    /// <param name="cancellationToken">Stops the server's work; checked before every row.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.ITERATOR_CONSUMED</c>: the stream was read before.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Consume();
        return _collected is null ? Open(cancellationToken) : new CollectedRows<T>(_collected, cancellationToken);
    }

    /// <summary>Reads all rows into a list; this is what <c>await stream</c> does.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.ITERATOR_CONSUMED</c>: the stream was read before.</exception>
    public ValueTask<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        Consume();
        return _collected is null ? ReadAllAsync(cancellationToken) : new(_collected);
    }

    /// <summary>Makes <c>await stream</c> read all rows into a list.</summary>
    public TaskAwaiter<List<T>> GetAwaiter() => ToListAsync().AsTask().GetAwaiter();

    /// <summary>Reads all rows into an array.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public async ValueTask<T[]> ToArrayAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>Reads no more than the first row. To let the server stop there, put <c>First</c> into the plan.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public async ValueTask<T> FirstAsync(CancellationToken cancellationToken = default)
    {
        var rows = GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
            return await rows.MoveNextAsync().ConfigureAwait(false) ? rows.Current : throw SequenceErrors.NoElements();
    }

    /// <summary>Reads no more than the first row; the type's default when there is none.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public async ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var rows = GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
            return await rows.MoveNextAsync().ConfigureAwait(false) ? rows.Current : default;
    }

    /// <summary>Reads no more than two rows, and expects one.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no row, or a second one.</exception>
    public async ValueTask<T> SingleAsync(CancellationToken cancellationToken = default)
    {
        var (found, row) = await ReadSingleAsync(cancellationToken).ConfigureAwait(false);
        return found ? row! : throw SequenceErrors.NoElements(); // A row was found, so it is what the plan's row reader made.
    }

    /// <summary>Reads no more than two rows, and expects at most one.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is a second row.</exception>
    public async ValueTask<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) =>
        (await ReadSingleAsync(cancellationToken).ConfigureAwait(false)).Row;

    /// <summary>Whether there is a row; reads no more than one.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default)
    {
        var rows = GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
            return await rows.MoveNextAsync().ConfigureAwait(false);
    }

    async ValueTask ICollectableStream.CollectAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _consumed) == 0)
            _collected ??= await ReadAllAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the stream; called at most once.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    protected abstract IAsyncEnumerator<T> Open(CancellationToken cancellationToken);

    /// <summary>Reads all rows; called at most once, and never together with <see cref="Open"/>.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    protected virtual async ValueTask<List<T>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var list = new List<T>();
        var rows = Open(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.MoveNextAsync().ConfigureAwait(false))
                list.Add(rows.Current);
        }

        return list;
    }

    private async ValueTask<(bool Found, T? Row)> ReadSingleAsync(CancellationToken cancellationToken)
    {
        var rows = GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            if (!await rows.MoveNextAsync().ConfigureAwait(false))
                return (false, default);
            var row = rows.Current;
            return await rows.MoveNextAsync().ConfigureAwait(false) ? throw SequenceErrors.MoreThanOneElement() : (true, row);
        }
    }

    private void Consume()
    {
        if (Interlocked.Exchange(ref _consumed, 1) == 1)
            throw StreamErrors.IteratorConsumed();
    }
}
