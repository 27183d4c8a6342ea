namespace PrismaNext.LocalServers.Tests;

/// <summary>A test that starts a server of its own and sends signals, which Windows does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixServerTheoryAttribute : TheoryAttribute
{
    public UnixServerTheoryAttribute() =>
        Skip = OperatingSystem.IsWindows() ? "Windows has no signals; a killed process leaves its server behind." : Machines.MissingReason;
}
