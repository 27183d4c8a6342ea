namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>The rows of the fault table: what happens.</summary>
public enum TableFault
{
    BackendKilled,
    NetworkReset,
    NetworkClosed,
    NetworkSilent,
    ServerRestarted,
    DiskFull,
    LockTimeout,
}
