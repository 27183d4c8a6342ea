namespace PrismaNext.Runtime.Middleware;

/// <summary>The rows that a middleware answered with, shown to the middleware before it.</summary>
internal sealed class AnsweredRows<T>(IReadOnlyList<T> rows, MiddlewareRun run) : IAsyncEnumerator<T>
{
    private int _index = -1;

    public T Current => rows[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (run.Token.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(run.Token);
        if (++_index >= rows.Count)
            return new(false);
        run.See(rows[_index]);
        return new(true);
    }

    public ValueTask DisposeAsync() => default;
}
