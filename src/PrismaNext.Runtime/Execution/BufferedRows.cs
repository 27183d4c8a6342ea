namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out rows that were all read when the first one was asked for.</summary>
internal sealed class BufferedRows<T>(Execution<T> execution, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private List<T>? _rows;
    private int _index = -1;

    public T Current => _rows![_index]; // Defined after MoveNextAsync returned true, which filled the list.

    public ValueTask<bool> MoveNextAsync()
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        execution.Source.ThrowIfEnded();
        return _rows is null ? FillAsync() : new(++_index < _rows.Count);
    }

    public ValueTask DisposeAsync() => default;

    private async ValueTask<bool> FillAsync()
    {
        _rows = await BufferedStrategy.ReadAsync(execution, int.MaxValue, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return ++_index < _rows.Count;
    }
}
