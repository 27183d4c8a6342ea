namespace PrismaNext.Runtime.Connections;

/// <summary>The times that connections keep to.</summary>
/// <param name="CommandTimeout">How long a command may take; null for the driver's setting.</param>
/// <param name="CloseTimeout">How long closing a connection may take before it is abandoned.</param>
/// <param name="Time">The clock.</param>
internal sealed record ConnectionSettings(TimeSpan? CommandTimeout, TimeSpan CloseTimeout, TimeProvider Time)
{
    // The driver's own, unless a connection string says otherwise.
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Whether a session is this connection's own: behind a pooler it is somebody else's the next moment.</summary>
    public bool HasOwnSession { get; init; } = true;

    /// <summary>What lets callers go whose wait no time-out would end soon; null where the time-out of each command does, so that nobody pays for it.</summary>
    /// <param name="driverTimeout">The driver's time-out of a command, in seconds; 0 for none.</param>
    public CancellationTokenSource? CreateAbandonment(int driverTimeout)
    {
        var timeout = CommandTimeout ?? TimeSpan.FromSeconds(driverTimeout);
        return timeout > TimeSpan.Zero && timeout <= UsualTimeout ? null : new CancellationTokenSource();
    }
}
