using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out rows that were all read when the first one was asked for.</summary>
/// <param name="execution">What is run.</param>
/// <param name="read">Reads all rows.</param>
/// <param name="cancellationToken">Checked before every row.</param>
internal sealed class BufferedRows<T>(
    Execution<T> execution, Func<Execution<T>, CancellationToken, ValueTask<List<T>>> read, CancellationToken cancellationToken) : IAsyncEnumerator<T>
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

    public ValueTask DisposeAsync()
    {
        _rows = [];
        return default;
    }

    private async ValueTask<bool> FillAsync()
    {
        _rows = await Abandonment.WaitAsync(read(execution, cancellationToken), execution.Source, execution.MayWrite).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return ++_index < _rows.Count;
    }
}
