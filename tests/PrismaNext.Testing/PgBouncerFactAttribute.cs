using PrismaNext.LocalServers;
using Xunit;

namespace PrismaNext.Testing;

/// <summary>A test that needs PgBouncer; skipped, with the command that installs it, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgBouncerFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery whether the test is skipped.</summary>
    public PgBouncerFactAttribute() => Skip = LocalPgBouncer.MissingReason;
}
