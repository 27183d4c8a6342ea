using System.Diagnostics;

namespace PrismaNext.Runtime.Middleware;

/// <summary>Rows on their way to the caller, between the hooks before the first and those after the last, or after the one that the caller left at.</summary>
internal sealed class WatchedRows<T>(MiddlewareRun run, TimeProvider time, Func<MiddlewareRun, IAsyncEnumerator<T>> open) : IAsyncEnumerator<T>
{
    private IAsyncEnumerator<T>? _rows;
    private TimeSpan _waited;
    private long _count;
    private bool _hasBegun;
    private bool _isEnded;

    public T Current => _rows!.Current; // Defined after MoveNextAsync returned true, which opened the rows.

    public ValueTask<bool> MoveNextAsync()
    {
        if (_isEnded)
            return new(false);
        if (_rows is null)
            return AwaitAsync(BeginAsync(), time.GetTimestamp());
        var next = Next();
        if (!next.IsCompletedSuccessfully)
            return AwaitAsync(next, time.GetTimestamp());
        if (!next.Result)
            return EndAsync();
        _count++;
        return new(true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        if (!_hasBegun)
            return;
        try
        {
            if (_rows is not null)
                await _rows.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await run.EndAsync(ExecutionOutcome.LeftEarly, _count, _waited).ConfigureAwait(false);
            run.Dispose();
        }
    }

    private ValueTask<bool> Next()
    {
        try
        {
            return _rows!.MoveNextAsync(); // Called after the rows were opened.
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<bool>(exception);
        }
    }

    private async ValueTask<bool> BeginAsync()
    {
        _hasBegun = true;
        await run.BeginAsync().ConfigureAwait(false);

        // Inside an async method, so that the span becomes the parent of the driver's first ones without being left behind in the caller's context.
        Activity.Current = run.Execution.Activity ?? Activity.Current;
        _rows = run.Execution.Rows is IReadOnlyList<T> answer ? new AnsweredRows<T>(answer, run) : open(run);
        return await _rows.MoveNextAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<bool> next, long started)
    {
        bool hasRow;
        try
        {
            hasRow = await next.ConfigureAwait(false);
            _waited += time.GetElapsedTime(started);
        }
        catch (Exception exception)
        {
            _waited += time.GetElapsedTime(started);
            var error = await FailAsync(exception).ConfigureAwait(false);
            if (error == exception)
                throw;
            throw error;
        }

        if (!hasRow)
            return await EndAsync().ConfigureAwait(false);
        _count++;
        return true;
    }

    private async ValueTask<bool> EndAsync()
    {
        _isEnded = true;
        await run.EndAsync(ExecutionOutcome.Completed, _count, _waited).ConfigureAwait(false);
        run.Dispose();
        return false;
    }

    private async ValueTask<Exception> FailAsync(Exception exception)
    {
        _isEnded = true;
        try
        {
            if (_rows is not null)
                await _rows.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            exception = await run.FailAsync(exception, _count, _waited).ConfigureAwait(false);
            run.Dispose();
        }

        return exception;
    }
}
