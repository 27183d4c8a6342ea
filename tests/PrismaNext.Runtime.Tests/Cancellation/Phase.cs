namespace PrismaNext.Runtime.Tests.Cancellation;

/// <summary>Where an execution is when it is ended.</summary>
public enum Phase
{
    /// <summary>The server works, and no row has arrived.</summary>
    FirstPage,

    /// <summary>Rows have arrived, and the server works on later ones.</summary>
    LaterPage,

    /// <summary>It is a write.</summary>
    Write,
}
