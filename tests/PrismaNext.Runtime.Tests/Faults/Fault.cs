namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>What can happen to a network.</summary>
public enum Fault
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The connection is closed in good order.</summary>
    Closed,

    /// <summary>Nothing arrives any more, and nobody says so.</summary>
    Silent,
}
