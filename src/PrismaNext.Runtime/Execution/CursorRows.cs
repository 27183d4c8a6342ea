using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out the rows of a cursor page by page.</summary>
/// <remarks>The page after the current one is on its way as soon as it is not larger than all that was handed out, the current page included: whoever leaves
/// early makes the server produce no more than twice of what he has seen, or the page that he has begun.</remarks>
internal sealed class CursorRows<T>(Execution<T> execution, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private List<T> _page = [];
    private List<T> _nextPage = [];
    private int _index = -1;
    private long _handedOut;
    private ConnectionLease? _lease;
    private ServerCursor<T>? _cursor;
    private Task? _ahead;
    private bool _isLastPage;
    private bool _isEnded;

    public T Current => _page[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        execution.Source.ThrowIfEnded();
        if (_index + 1 >= _page.Count)
            return TurnPageAsync();
        _index++;
        return new(true);
    }

    public async ValueTask DisposeAsync()
    {
        _isEnded = true;
        execution.Held?.End();
        _cursor?.Leave();
        if (_ahead is not null)
            await _ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_lease is not null && _cursor is not null)
            await LeaveAsync(_lease, _cursor).ConfigureAwait(false);
    }

    private async ValueTask<bool> TurnPageAsync()
    {
        if (_isEnded)
            return false;
        try
        {
            if (!_isLastPage)
                await ReadPageAsync().ConfigureAwait(false);
            if (_isLastPage || _page.Count == 0)
                await EndAsync().ConfigureAwait(false);
            else
                ReadAhead();
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return !_isEnded;
    }

    private async Task ReadPageAsync()
    {
        if (_cursor is null)
        {
            _cursor = await execution.Settings.Retry.RunAsync(execution, static (rows, token) => rows.OpenAsync(token), this, cancellationToken).ConfigureAwait(false);
            return;
        }

        await (_ahead ?? InForegroundAsync(FetchAsync)).ConfigureAwait(false);
        (_page, _nextPage) = (_nextPage, _page);
    }

    private async ValueTask<ServerCursor<T>> OpenAsync(CancellationToken token)
    {
        var command = execution.CreateCommand();
        _lease = await execution.Source.AcquireAsync(isWrite: false, token).ConfigureAwait(false);
        execution.Held?.Lease = _lease;
        var cursor = new ServerCursor<T>(execution, _lease);
        try
        {
            await InForegroundAsync(() => cursor.OpenAsync(command, _page, token)).ConfigureAwait(false);
            return cursor;
        }
        catch
        {
            await LeaveAsync(_lease, cursor).ConfigureAwait(false);
            throw;
        }
    }

    // The next request is on its way before the first row of the current page is handed out.
    private void ReadAhead()
    {
        _index = 0;
        _handedOut += _page.Count;
        _isLastPage = _cursor!.IsAtEnd; // A page was read, so the cursor is there.
        _ahead = _isLastPage || _cursor.NextPage <= _handedOut
            ? _lease!.TryRunBehind(_isLastPage ? CloseAsync : FetchAsync) // And so is the lease: it is given back after the last page.
            : null;
    }

    private Task FetchAsync() => _cursor!.FetchAsync(_nextPage, cancellationToken); // Called after the cursor was opened.

    private async Task EndAsync()
    {
        await (_isLastPage && _ahead is not null ? _ahead : InForegroundAsync(CloseAsync)).ConfigureAwait(false);
        _isEnded = true;
    }

    private async Task LeaveAsync(ConnectionLease lease, ServerCursor<T> cursor)
    {
        try
        {
            // A command that was refused, because another one runs, has opened nothing and waits for nothing.
            GateEntry? entry = cursor.IsOpen ? await lease.EnterLastAsync().ConfigureAwait(false) : null;
            using (entry)
                await CloseAsync(cursor).ConfigureAwait(false);
        }
        catch (PrismaNextException exception)
        {
            // The consumer left for a reason of its own, which must not be replaced by this one.
            LogMessages.CloseFailed(lease.Logger, exception);
        }
    }

    private Task CloseAsync() => CloseAsync(_cursor!); // Called after the cursor was opened.

    private async Task CloseAsync(ServerCursor<T> cursor)
    {
        var lease = Interlocked.Exchange(ref _lease, null);
        try
        {
            await cursor.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            execution.Held?.Lease = null;
            if (lease is not null)
                await execution.Source.ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private async Task InForegroundAsync(Func<Task> work)
    {
        var lease = _lease!; // Called between open and close.
        using (await lease.EnterAsync(execution.Source, GateUse.Command, isWrite: false, cancellationToken).ConfigureAwait(false))
            await work().ConfigureAwait(false);
    }
}
