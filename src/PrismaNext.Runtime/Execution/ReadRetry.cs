using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Runs the part of a read that ends with its first rows; again when the server did not begin it, or when the user asked for it.</summary>
/// <param name="sendsStaleAgain">Whether a read that the server did not begin is sent once more.</param>
/// <param name="retries">How often a read that failed for a passing reason is run again.</param>
/// <param name="time">The clock of pauses.</param>
/// <param name="logger">Where it is told.</param>
internal sealed class ReadRetry(bool sendsStaleAgain, int retries, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // Made at its first use, so that programs without retries do not load Polly.
    private ResiliencePipeline? _pipeline;

    /// <param name="execution">What is read.</param>
    /// <param name="read">Reads; with the state as its argument, so that nothing is allocated for a read that succeeds.</param>
    /// <param name="state">The argument.</param>
    /// <param name="cancellationToken">Ends the pauses, too.</param>
    public ValueTask<TResult> RunAsync<T, TState, TResult>(
        Execution<T> execution, Func<TState, CancellationToken, ValueTask<TResult>> read, TState state, CancellationToken cancellationToken)
    {
        // What failed inside a transaction has ended it; a write may have happened, and what SQL by hand does is not known.
        return execution.MayWrite
            ? read(state, cancellationToken)
            : RunAsync(execution.Source, read, state, cancellationToken);
    }

    /// <param name="source">Where it runs; inside a transaction it is run once.</param>
    /// <param name="read">Reads, and does nothing else.</param>
    /// <param name="state">The argument.</param>
    /// <param name="cancellationToken">Ends the pauses, too.</param>
    public ValueTask<TResult> RunAsync<TState, TResult>(
        IConnectionSource source, Func<TState, CancellationToken, ValueTask<TResult>> read, TState state, CancellationToken cancellationToken)
    {
        if (source.MayBeInTransaction)
            return read(state, cancellationToken);
        return retries == 0 ? OnceMoreAsync(read, state, cancellationToken) : PatientlyAsync(read, state, cancellationToken);
    }

    private ValueTask<TResult> PatientlyAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> read, TState state, CancellationToken cancellationToken)
    {
        _pipeline ??= RetryPipelines.Create(retries, Pause, error => error is { IsTransient: true, IsTimeout: false }, "A read", time, logger);
        return _pipeline.ExecuteAsync(token => OnceMoreAsync(read, state, token), cancellationToken);
    }

    // Only this library awaits it, and once: what users await is a method around it.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> OnceMoreAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> read, TState state, CancellationToken cancellationToken)
    {
        try
        {
            return await read(state, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException exception) when (sendsStaleAgain && exception.IsStale)
        {
            LogMessages.StaleConnection(logger, exception.Code, exception.SqlState);
        }

        return await read(state, cancellationToken).ConfigureAwait(false);
    }
}
