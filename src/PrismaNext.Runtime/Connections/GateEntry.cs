namespace PrismaNext.Runtime.Connections;

/// <summary>The right to send a command; disposing it gives the right back.</summary>
internal readonly struct GateEntry(CommandGate gate) : IDisposable
{
    public void Dispose() => gate.Exit();
}
