using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out the rows of a cursor page by page; the page after the current one is on its way.</summary>
internal sealed class CursorRows<T>(Execution<T> execution, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private List<T> _page = [];
    private List<T> _nextPage = [];
    private int _index = -1;
    private ConnectionLease? _lease;
    private ServerCursor<T>? _cursor;
    private Task? _ahead;
    private bool _isLastPage;
    private bool _isEnded;
    private bool _isOpened;

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
        if (_ahead is not null)
            await _ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_lease is not { } lease)
            return;
        // A cursor that was refused has nothing to close, and what holds the gate may be waiting for this very call.
        if (!_isOpened)
        {
            await CloseAsync().ConfigureAwait(false);
            return;
        }

        try
        {
            using (await lease.EnterLastAsync().ConfigureAwait(false))
                await CloseAsync().ConfigureAwait(false);
        }
        catch (PrismaNextException exception)
        {
            // The consumer left for a reason of its own, which must not be replaced by this one.
            LogMessages.CloseFailed(lease.Logger, exception);
        }
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
            await OpenAsync().ConfigureAwait(false);
            return;
        }

        await (_ahead ?? InForegroundAsync(FetchAsync)).ConfigureAwait(false);
        (_page, _nextPage) = (_nextPage, _page);
    }

    private async Task OpenAsync()
    {
        var command = execution.CreateCommand();
        _lease = await execution.Source.AcquireAsync(cancellationToken).ConfigureAwait(false);
        _cursor = new ServerCursor<T>(execution, _lease);
        await InForegroundAsync(() =>
        {
            _isOpened = true;
            return _cursor.OpenAsync(command, _page, cancellationToken);
        }).ConfigureAwait(false);
    }

    // The next request is on its way before the first row of the current page is handed out.
    private void ReadAhead()
    {
        _index = 0;
        _isLastPage = _cursor!.IsAtEnd; // A page was read, so the cursor is there.
        _ahead = _lease!.TryRunBehind(_isLastPage ? CloseAsync : FetchAsync); // And so is the lease: it is given back after the last page.
    }

    private Task FetchAsync() => _cursor!.FetchAsync(_nextPage, cancellationToken); // Called after the cursor was opened.

    private async Task EndAsync()
    {
        await (_isLastPage && _ahead is not null ? _ahead : InForegroundAsync(CloseAsync)).ConfigureAwait(false);
        _isEnded = true;
    }

    private async Task CloseAsync()
    {
        var lease = Interlocked.Exchange(ref _lease, null);
        try
        {
            if (_cursor is not null && _isOpened)
                await _cursor.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
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
