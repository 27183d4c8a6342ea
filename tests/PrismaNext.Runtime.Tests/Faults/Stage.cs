namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>The columns of the fault table: where a fault happens.</summary>
public enum Stage
{
    Connect,
    FirstPageFromPool,
    FirstPageOfRequest,
    MidStream,
    Write,
    Commit,
}
