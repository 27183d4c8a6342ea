using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out the rows of a cursor page by page.</summary>
/// <remarks>The page after the current one is on its way as soon as it is not larger than all that was handed out, the current page included: whoever leaves
/// early makes the server produce no more than twice of the pages that he has begun.</remarks>
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
    private bool _isTurning;
    private bool _isEnded;

    public T Current => _page[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        execution.Source.ThrowIfEnded();
        if (_index + 1 >= _page.Count)
            return Abandonment.WaitAsync(TurnPageAsync(), execution.Source);
        _index++;
        return new(true);
    }

    public ValueTask DisposeAsync()
    {
        _isEnded = true;
        execution.Held?.End();
        _cursor?.Leave();
        return _isTurning ? default : LeaveAsync(); // A page that is on its way is left when it is here.
    }

    private async ValueTask<bool> TurnPageAsync()
    {
        if (_isEnded)
            return false;
        if (_isTurning)
            throw RuntimeErrors.ConcurrentUse();
        _isTurning = true;
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
            _isEnded = true;
            execution.Held?.End();
            await LeaveAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _isTurning = false;
        }

        if (!_isEnded)
            return true;
        await LeaveAsync().ConfigureAwait(false);
        return false;
    }

    private async ValueTask LeaveAsync()
    {
        (_page, _index) = ([], -1);
        if (_ahead is not null)
            await _ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_lease is not null && _cursor is not null)
            await LeaveAsync(_lease, _cursor).ConfigureAwait(false);
    }

    private async Task ReadPageAsync()
    {
        if (_cursor is null)
        {
            _cursor = await execution.Settings.Retry.RunAsync(execution, static (rows, token) => rows.OpenAsync(token), this, cancellationToken).ConfigureAwait(false);
            return;
        }

        // What aborted the cursor tells more than what it left of the connection.
        if (_ahead is null)
            _cursor.ThrowIfAborted();
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

        // The owner of a borrowed connection may use it, or close it, between two rows.
        var isReadAhead = !_lease!.IsBorrowed && (_isLastPage || _cursor.NextPage <= _handedOut); // And so is the lease: it is given back after the last page.
        _ahead = isReadAhead ? _lease.TryRunBehind(_isLastPage ? CloseAsync : FetchAsync) : null;
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
