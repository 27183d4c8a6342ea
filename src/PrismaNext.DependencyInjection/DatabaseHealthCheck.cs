using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime;

namespace PrismaNext.DependencyInjection;

/// <summary>Asks the server a question that costs nothing.</summary>
internal sealed class DatabaseHealthCheck(IQueryRuntime runtime) : IHealthCheck
{
    private static readonly BoundQuery<int> One = new(
        new() { Sql = "SELECT 1", Parameters = [], Read = (reader, _) => reader.GetInt32(0), Cardinality = Cardinality.Scalar, SqlHash = 1 },
        SlotValues.Empty,
        ExecuteOptions.Default);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await runtime.ExecuteAsync(One, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (PrismaNextException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Code, exception);
        }
    }
}
