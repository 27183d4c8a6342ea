using PrismaNext.LocalServers;
using Xunit;

namespace PrismaNext.Testing;

/// <summary>The <see cref="PgBouncerFactAttribute"/> of tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgBouncerTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery whether the test is skipped.</summary>
    public PgBouncerTheoryAttribute() => Skip = LocalPgBouncer.MissingReason;
}
