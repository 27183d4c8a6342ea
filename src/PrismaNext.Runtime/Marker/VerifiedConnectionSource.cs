using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Marker;

/// <summary>Lends the connections of another source; the marker is read on the first of them, before it is used.</summary>
internal sealed class VerifiedConnectionSource(IRootConnectionSource inner, MarkerVerifier verifier) : IRootConnectionSource
{
    public DatabaseAddress Address => inner.Address;

    public bool MayBeInTransaction => inner.MayBeInTransaction;

    public bool IsEnded => inner.IsEnded;

    public ValueTask<ConnectionLease> AcquireAsync(CancellationToken cancellationToken) =>
        verifier.IsDue ? AcquireVerifiedAsync(cancellationToken) : inner.AcquireAsync(cancellationToken);

    public ValueTask ReleaseAsync(ConnectionLease lease) => inner.ReleaseAsync(lease);

    public void ThrowIfEnded() => inner.ThrowIfEnded();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async ValueTask<ConnectionLease> AcquireVerifiedAsync(CancellationToken cancellationToken)
    {
        var lease = await inner.AcquireAsync(cancellationToken).ConfigureAwait(false);
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
