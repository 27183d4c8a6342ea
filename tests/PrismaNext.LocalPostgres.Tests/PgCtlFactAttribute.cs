namespace PrismaNext.LocalServers.Tests;

/// <summary>A test that starts a server with <c>pg_ctl</c>, which refuses to run as root.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PgCtlFactAttribute : FactAttribute
{
    public PgCtlFactAttribute() => Skip = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
        ? "pg_ctl refuses to run as root; run the tests as a normal user to include its tests."
        : Machines.MissingReason;
}
