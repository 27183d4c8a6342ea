namespace PrismaNext.LocalServers.Tests;

/// <summary>A test that kills the owner of a server with signals.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute() => Skip =
        OperatingSystem.IsWindows() ? "Windows has no signals; there, a killed process leaves its server behind."
        : Machine.Current.FindOnPath("perl") is null ? "The process to kill is started through perl, which is not on PATH."
        : Machines.MissingReason;
}
