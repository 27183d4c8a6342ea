using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>Sends the statements of a batch in one round trip, each of them through the middleware.</summary>
internal sealed class BatchSender(IConnectionSource source, ExecutionSettings settings)
{
    /// <summary>Runs the statements; when it returns, each has its rows.</summary>
    public async Task SendAsync(IReadOnlyList<BatchedStatement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        source.ThrowIfEnded();
        if (settings.Pipeline.IsIdle)
            await SendOnceAsync(statements, cancellationToken).ConfigureAwait(false);
        else
            await SendWatchedAsync(statements, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<bool> SendOnceAsync(IReadOnlyList<BatchedStatement> statements, CancellationToken cancellationToken)
    {
        var batch = new BatchAttempt(source, statements);
        return batch.IsRead
            ? settings.Retry.RunAsync(source, static (batch, token) => batch.RunAsync(token), batch, cancellationToken)
            : batch.RunAsync(cancellationToken);
    }

    private async Task SendWatchedAsync(IReadOnlyList<BatchedStatement> statements, CancellationToken cancellationToken)
    {
        var begun = new List<MiddlewareRun>(statements.Count);
        try
        {
            await SendWatchedAsync(statements, begun, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < begun.Count; i++)
                await begun[i].EndAsync(ExecutionOutcome.Completed, statements[i].Count).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whichever execution was aborted from outside has ended them all.
            var error = exception is OperationCanceledException && !cancellationToken.IsCancellationRequested
                ? begun.Select(run => run.Execution.AbortError).FirstOrDefault(abort => abort is not null) ?? exception
                : exception;
            for (var i = 0; i < begun.Count; i++)
            {
                if (statements[i] is { IsEnded: true } or { Failure: null, IsAnswered: true } && statements.Any(statement => statement.Failure is not null))
                    await begun[i].EndAsync(ExecutionOutcome.Completed, statements[i].Count).ConfigureAwait(false);
                else if (statements[i].Failure is { } own && own != exception)
                    await begun[i].FailAsync(own, rows: 0).ConfigureAwait(false);
                else
                    error = await begun[i].FailAsync(error, rows: 0).ConfigureAwait(false);
            }

            if (error == exception)
                throw;
            throw error;
        }
        finally
        {
            foreach (var run in begun)
                run.Dispose();
        }
    }

    private async Task SendWatchedAsync(IReadOnlyList<BatchedStatement> statements, List<MiddlewareRun> begun, CancellationToken cancellationToken)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var run = statements[i].Run = settings.Pipeline.Start(statements[i].Describe(), cancellationToken);
            begun.Add(run);
            try
            {
                await run.BeginAsync().ConfigureAwait(false);
                statements[i].TakeAnswer();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                BatchIndex.Note(exception, i);
                throw;
            }
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource([.. begun.Select(run => run.Token)]);
        await SendOnceAsync(statements, stop.Token).ConfigureAwait(false);
    }
}
