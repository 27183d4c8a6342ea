namespace PrismaNext.Runtime.Connections;

/// <summary>Where commands get a connection from: a pool, one connection, or a transaction's.</summary>
internal interface IConnectionSource
{
    /// <summary>Whether a command that is cancelled at this moment could abort a transaction.</summary>
    bool MayBeInTransaction { get; }

    /// <summary>Whether the source can no longer be used: disposed, or its transaction is over.</summary>
    bool IsEnded { get; }

    /// <summary>Cancelled when the source was disposed and has given up on what was still running; never where the time-out of each command ends it soon.</summary>
    CancellationToken Abandoned { get; }

    /// <summary>Lends a connection until <see cref="ReleaseAsync"/>.</summary>
    ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken);

    /// <summary>Takes a connection back, or destroys it when its state is unknown.</summary>
    ValueTask ReleaseAsync(ConnectionLease lease);

    /// <summary>Runs an action when the outermost transaction around the source is over; at once when there is none.</summary>
    void AfterTransaction(Action action) => action();

    /// <summary>Throws the error that tells why, when the source can no longer be used.</summary>
    void ThrowIfEnded();
}
