namespace PrismaNext.Runtime.Connections;

/// <summary>The right to send a command; disposing it gives the right back.</summary>
internal readonly struct GateEntry(CommandGate gate, ConnectionLease lease) : IDisposable
{
    public void Dispose()
    {
        // Nobody asks for it any more, and a connection may be idle for long.
        lease.ProgramFailure = null;
        gate.Exit();
    }
}
