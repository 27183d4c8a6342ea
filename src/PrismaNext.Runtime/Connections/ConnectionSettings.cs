namespace PrismaNext.Runtime.Connections;

/// <summary>The times that connections keep to.</summary>
/// <param name="CommandTimeout">How long a command may take; null for the driver's setting.</param>
/// <param name="CloseTimeout">How long closing a connection may take before it is abandoned.</param>
/// <param name="Time">The clock.</param>
internal sealed record ConnectionSettings(TimeSpan? CommandTimeout, TimeSpan CloseTimeout, TimeProvider Time)
{
    /// <summary>Whether a session is this connection's own: behind a pooler it is somebody else's the next moment.</summary>
    public bool HasOwnSession { get; init; } = true;
}
