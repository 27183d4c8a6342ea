using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Execution;

/// <summary>A cursor on the server: one connection and at most two pages of rows are held.</summary>
internal sealed class CursorStrategy : IExecutionStrategy
{
    public ExecutionMode Mode => ExecutionMode.Cursor;

    public bool HoldsConnection => true;

    public IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken) => new CursorRows<T>(execution, cancellationToken);

    public async ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        var rows = Open(execution, cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.MoveNextAsync().ConfigureAwait(false))
                list.Add(rows.Current);
        }

        return list;
    }
}
