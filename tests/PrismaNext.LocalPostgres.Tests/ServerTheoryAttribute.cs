namespace PrismaNext.LocalServers.Tests;

/// <summary>The <see cref="ServerFactAttribute"/> of tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute() => Skip = Machines.MissingReason;
}
