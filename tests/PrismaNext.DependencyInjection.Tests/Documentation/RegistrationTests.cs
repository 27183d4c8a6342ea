using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.DependencyInjection.Tests.Documentation;

/// <summary>Runs the code of docs/dependency-injection.md.</summary>
public sealed class RegistrationTests(ItemDatabase database) : IClassFixture<ItemDatabase>
{
    private static readonly Contract Contract = ItemDatabase.Contract;

    [Fact]
    public async Task One_client_for_the_process()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:ConnectionString"] = database.ConnectionString })
            .Build();
        // snippet: singleton
        services.AddPrismaNext(Contract, configuration.GetSection("Database"), (provider, options) => options with { Pooler = Pooler.Transaction });
        services.AddSingleton<IQueryMiddleware>(new LintMiddleware());
        services.AddHealthChecks().AddPrismaNext(timeout: TimeSpan.FromSeconds(5));
        // end snippet
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        Assert.Equal(3, await provider.GetRequiredService<Postgres>().From<Item>().CountAsync());
        Assert.Equal(HealthStatus.Healthy, (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task One_runtime_for_each_request_behind_a_pooler()
    {
        var services = new ServiceCollection();
        var url = database.ConnectionString;
        // snippet: per request
        services.AddPrismaNextServerless(
            Contract,
            provider => url,
            (provider, options) => options with { Pooler = Pooler.Transaction, ConnectTimeout = TimeSpan.FromSeconds(5) });
        // end snippet
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.Equal(3, await scope.ServiceProvider.GetRequiredService<ServerlessRuntime>().From<Item>().CountAsync());
    }

    [Fact]
    public async Task One_runtime_for_each_scope()
    {
        var services = new ServiceCollection();
        var url = database.ConnectionString;
        // snippet: scoped
        services.AddPrismaNextServerless(Contract, provider => url, (provider, options) => options with { Cursor = new() { BatchSize = 500 } });
        // end snippet
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.Equal(3, await scope.ServiceProvider.GetRequiredService<ServerlessRuntime>().From<Item>().CountAsync());
    }
}
