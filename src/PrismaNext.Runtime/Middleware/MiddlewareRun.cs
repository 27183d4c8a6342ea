using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Middleware;

/// <summary>One execution on its way through the middleware: every hook is called from here, and from nowhere else.</summary>
internal sealed class MiddlewareRun(QueryExecution execution, IQueryMiddleware[] middleware, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    : IDisposable
{
    private readonly long _started = time.GetTimestamp();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private IQueryMiddleware[] _seesRows = [];
    private int _entered;
    private bool _hasBegun;

    public QueryExecution Execution => execution;

    /// <summary>Cancelled by the caller, or by a middleware that aborts the execution.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Asks the middleware, in order, up to the first that answers.</summary>
    public async ValueTask BeginAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        execution.Stop = Stop;
        while (_entered < middleware.Length && execution.Rows is null)
        {
            await middleware[_entered].BeforeAsync(execution, Token).ConfigureAwait(false);
            _entered++;
        }

        _seesRows = [.. middleware.Take(_entered).Where(hook => hook.SeesRows)];
        _hasBegun = true;
    }

    /// <summary>The reader of rows, with the row hooks behind it where there are any.</summary>
    public RowReader<T> Watch<T>(RowReader<T> read)
    {
        if (_seesRows is [])
            return read;
        return (reader, values) =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var row = read(reader, values);
            execution.BytesRead += GC.GetAllocatedBytesForCurrentThread() - before;
            See(row);
            return row;
        };
    }

    /// <summary>Shows a row to the middleware that asked for rows.</summary>
    public void See<T>(T row)
    {
        execution.RowsRead++;
        foreach (var hook in _seesRows)
            hook.Row(execution, row);
    }

    /// <summary>Ends the run after an exception, and returns what the caller is to get.</summary>
    public async ValueTask<Exception> FailAsync(Exception exception, long rows, TimeSpan? waited = null)
    {
        var error = exception is OperationCanceledException cancellation ? Cause(cancellation) : exception;
        var outcome = error is OperationCanceledException && cancellationToken.IsCancellationRequested ? ExecutionOutcome.Cancelled
            : _hasBegun ? ExecutionOutcome.Failed
            : ExecutionOutcome.Refused;
        await EndAsync(outcome, rows, waited, error).ConfigureAwait(false);
        return error;
    }

    /// <summary>Ends the run: tells the middleware that was asked, in reverse order.</summary>
    public async ValueTask EndAsync(ExecutionOutcome outcome, long rows, TimeSpan? waited = null, Exception? error = null)
    {
        var duration = time.GetElapsedTime(_started);
        var result = new ExecutionResult(outcome, rows, duration, waited ?? duration, error);
        for (var i = _entered - 1; i >= 0; i--)
        {
            try
            {
                await middleware[i].AfterAsync(execution, result).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The execution is over, and its caller is owed its result or its error, not this one.
                LogMessages.AfterHookFailed(logger, exception, middleware[i].GetType().Name, execution.Id);
            }
        }
    }

    public void Dispose() => _stop.Dispose();

    // What ran knows only the linked token, which means nothing to the caller.
    private Exception Cause(OperationCanceledException exception) =>
        cancellationToken.IsCancellationRequested && exception.CancellationToken != cancellationToken
            ? new OperationCanceledException(exception.Message, exception, cancellationToken)
        : cancellationToken.IsCancellationRequested ? exception
        : execution.AbortError ?? exception;

    private void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The execution ended in the meantime, so there is nothing left to stop.
        }
    }
}
