using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrismaNext.Runtime;

namespace PrismaNext.DependencyInjection;

/// <summary>Registers health checks.</summary>
public static class PrismaNextHealthChecks
{
    /// <summary>Adds a check that sends <c>SELECT 1</c> through the registered client; a per-request client opens a connection for it and closes it again.</summary>
    /// <param name="checks">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a failure means; null for unhealthy.</param>
    /// <param name="tags">The check's tags.</param>
    /// <param name="timeout">How long it may take; null for no limit of its own.</param>
    public static IHealthChecksBuilder AddPrismaNext(
        this IHealthChecksBuilder checks,
        string name = "postgresql",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(new HealthCheckRegistration(
            name, provider => new DatabaseHealthCheck(provider.GetRequiredService<IQueryRuntime>()), failureStatus, tags, timeout));
    }
}
