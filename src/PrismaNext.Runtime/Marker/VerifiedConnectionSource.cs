using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Marker;

/// <summary>Lends the connections of another source; the marker is read on the first of them, before it is used.</summary>
internal sealed class VerifiedConnectionSource(IRootConnectionSource inner, MarkerVerifier verifier) : IRootConnectionSource
{
    public DatabaseAddress Address => inner.Address;

    public bool MayBeInTransaction => inner.MayBeInTransaction;

    public bool IsEnded => inner.IsEnded;

    public ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken) =>
        verifier.IsDue ? AcquireVerifiedAsync(isWrite, cancellationToken) : inner.AcquireAsync(isWrite, cancellationToken);

    public ValueTask ReleaseAsync(ConnectionLease lease) => inner.ReleaseAsync(lease);

    public void ThrowIfEnded() => inner.ThrowIfEnded();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async ValueTask<ConnectionLease> AcquireVerifiedAsync(bool isWrite, CancellationToken cancellationToken)
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
