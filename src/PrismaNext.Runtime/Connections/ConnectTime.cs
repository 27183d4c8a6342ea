using Polly;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Bounds the time of an eager connect.</summary>
internal static class ConnectTime
{
    public static async Task<T> WithinAsync<T>(
        TimeSpan timeout, TimeProvider time, ResiliencePipeline retry, Func<CancellationToken, ValueTask<T>> open, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var expired = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, cancellationToken);
        try
        {
            return await retry.ExecuteAsync(token => OpenCodedAsync(open, token), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            // The caller's token is the one to report; the linked one means nothing to him.
            cancellationToken.ThrowIfCancellationRequested();
            throw DriverErrors.ConnectionTimeout(timeout, exception);
        }
    }

    private static async ValueTask<T> OpenCodedAsync<T>(Func<CancellationToken, ValueTask<T>> open, CancellationToken cancellationToken)
    {
        try
        {
            return await open(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DriverErrors.IsConnectFailure(exception))
        {
            throw DriverErrors.ConnectionFailed(exception);
        }
    }
}
