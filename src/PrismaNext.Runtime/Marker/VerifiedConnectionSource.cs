using Microsoft.Extensions.Logging;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Marker;

/// <summary>Lends the connections of another source; the marker is read on the first of them, before it is used.</summary>
/// <param name="inner">The other source.</param>
/// <param name="verifier">Reads the marker.</param>
/// <param name="sendsStaleAgain">Whether the marker is read once more when its connection turns out to be stale.</param>
/// <param name="logger">Where that is told.</param>
internal sealed class VerifiedConnectionSource(IRootConnectionSource inner, MarkerVerifier verifier, bool sendsStaleAgain, ILogger logger) : IRootConnectionSource
{
    public DatabaseAddress Address => inner.Address;

    public bool MayBeInTransaction => inner.MayBeInTransaction;

    public bool IsEnded => inner.IsEnded;

    public CancellationToken Abandoned => inner.Abandoned;

    public ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken) =>
        verifier.IsDue ? AcquireVerifiedAsync(isWrite, cancellationToken) : inner.AcquireAsync(isWrite, cancellationToken);

    public ValueTask ReleaseAsync(ConnectionLease lease) => inner.ReleaseAsync(lease);

    public void ThrowIfEnded() => inner.ThrowIfEnded();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    // Whatever the connection is wanted for, reading the marker is a read; nothing else was sent yet.
    private async ValueTask<ConnectionLease> AcquireVerifiedAsync(bool isWrite, CancellationToken cancellationToken)
    {
        try
        {
            return await AcquireOnceAsync(isWrite, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException exception) when (sendsStaleAgain && exception.IsStale)
        {
            LogMessages.StaleConnection(logger, exception.Code, exception.SqlState);
        }

        return await AcquireOnceAsync(isWrite, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ConnectionLease> AcquireOnceAsync(bool isWrite, CancellationToken cancellationToken)
    {
        var lease = await inner.AcquireAsync(isWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            await verifier.VerifyAsync(lease, inner, cancellationToken).ConfigureAwait(false);
            return lease;
        }
        catch
        {
            await inner.ReleaseAsync(lease).ConfigureAwait(false);
            throw;
        }
    }
}
