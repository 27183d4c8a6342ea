using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PrismaNext.DependencyInjection.Tests;

public sealed class PrismaNextHealthChecksTests(ItemDatabase database) : IClassFixture<ItemDatabase>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_answers_is_healthy(bool isServerless)
    {
        await using var provider = Provider(isServerless, database.Named("healthy"));
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal((HealthStatus.Healthy, "postgresql"), (report.Status, Assert.Single(report.Entries).Key));
        if (isServerless)
            await database.NoBackendIsLeftAsync("healthy");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_not_there_is_unhealthy_with_a_code_and_without_the_password(bool isServerless)
    {
        await using var provider = Provider(isServerless, database.ConnectionString + ";Database=there-is-none;Password=planted-secret");
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        var entry = Assert.Single(report.Entries).Value;
        Assert.Equal((HealthStatus.Degraded, "DRIVER.CONNECTION_FAILED"), (entry.Status, entry.Description));
        Assert.DoesNotContain("planted-secret", $"{entry.Exception}", StringComparison.Ordinal);
    }

    private static ServiceProvider Provider(bool isServerless, string connectionString)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddHealthChecks().AddPrismaNext(failureStatus: HealthStatus.Degraded);
        return isServerless
            ? services.AddPrismaNextServerless(ItemDatabase.Contract, _ => connectionString).BuildServiceProvider()
            : services.AddPrismaNext(ItemDatabase.Contract, (_, options) => options with { ConnectionString = connectionString }).BuildServiceProvider();
    }
}
