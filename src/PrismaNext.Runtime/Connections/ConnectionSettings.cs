namespace PrismaNext.Runtime.Connections;

/// <summary>The times that connections keep to.</summary>
/// <param name="CommandTimeout">How long a command may take; null for the driver's setting.</param>
/// <param name="CloseTimeout">How long closing a connection may take before it is abandoned.</param>
/// <param name="Time">The clock.</param>
internal sealed record ConnectionSettings(TimeSpan? CommandTimeout, TimeSpan CloseTimeout, TimeProvider Time);
