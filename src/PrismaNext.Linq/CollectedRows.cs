namespace PrismaNext.Linq;

/// <summary>Hands out rows that were read already.</summary>
internal sealed class CollectedRows<T>(List<T> rows, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private int _index = -1;

    public T Current => rows[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(++_index < rows.Count);
    }

    public ValueTask DisposeAsync() => default;
}
