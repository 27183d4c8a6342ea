namespace PrismaNext.LocalServers.Tests;

/// <summary>A test that starts a server of its own; skipped, with the commands that install it, where only <c>DATABASE_URL</c> is at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = Machines.MissingReason;
}
