using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.DependencyInjection.Tests;

public sealed class PrismaNextServicesTests(ItemDatabase database) : IClassFixture<ItemDatabase>
{
    [Fact]
    public async Task The_client_is_a_singleton_and_the_runtime_of_everybody()
    {
        await using var provider = new ServiceCollection()
            .AddPrismaNext(ItemDatabase.Contract, (_, options) => options with { ConnectionString = database.ConnectionString })
            .BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var client = provider.GetRequiredService<Postgres>();
        Assert.Same(client, scope.ServiceProvider.GetRequiredService<IQueryRuntime>());
        Assert.Equal(3, await client.From<Item>().CountAsync());
    }

    [Fact]
    public async Task Disposing_the_container_disposes_the_client()
    {
        var provider = new ServiceCollection()
            .AddPrismaNext(ItemDatabase.Contract, (_, options) => options with { ConnectionString = database.Named("container") })
            .BuildServiceProvider();
        var client = provider.GetRequiredService<Postgres>();
        await client.From<Item>().CountAsync();
        await provider.DisposeAsync();
        Assert.Equal("RUNTIME.DISPOSED", Assert.Throws<PrismaNextException>(() => client.From<Item>()).Code);
        await database.NoBackendIsLeftAsync("container");
    }

    [Fact]
    public async Task Options_are_bound_from_configuration_and_changed_by_code()
    {
        var seen = new List<PostgresOptions>();
        await using var provider = new ServiceCollection()
            .AddPrismaNext(ItemDatabase.Contract, Configuration(), (_, options) =>
            {
                seen.Add(options);
                return options with { Cursor = options.Cursor with { Disabled = true } };
            })
            .BuildServiceProvider();
        Assert.Equal(3, await provider.GetRequiredService<Postgres>().From<Item>().CountAsync());
        var options = Assert.Single(seen);
        Assert.Equal(
            (ExecutionMode.Cursor, 77, TimeSpan.FromSeconds(3), MarkerPolicy.Off, TimeSpan.FromSeconds(2), true, Pooler.Transaction),
            (options.Mode, options.Cursor.BatchSize, options.ConnectTimeout, options.Marker, options.Logging.SlowQueryThreshold, options.Logging.IncludeValues, options.Pooler));
    }

    [Theory]
    [InlineData("ConnectTimeout", "-00:00:01", "ConnectTimeout")]
    [InlineData("Cursor:BatchSize", "0", "BatchSize")]
    [InlineData("Retry:Reads", "-1", "Reads")]
    [InlineData("Mode", "Cursors", "PostgresOptions")]
    [InlineData("Mode", "99", "Mode")]
    [InlineData("CommandTimeout", "soon", "PostgresOptions")]
    public async Task What_configuration_cannot_mean_has_a_code(string name, string value, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionString", database.ConnectionString), new(name, value)]).Build();
        await using var provider = new ServiceCollection().AddPrismaNext(ItemDatabase.Contract, configuration).BuildServiceProvider();
        var error = Assert.Throws<PrismaNextException>(provider.GetRequiredService<Postgres>);
        Assert.Equal("RUNTIME.OPTION_INVALID", error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_data_source_is_borrowed_when_the_options_name_no_database()
    {
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        var services = new ServiceCollection().AddPrismaNext(ItemDatabase.Contract).AddSingleton(dataSource);
        await using (var provider = services.BuildServiceProvider())
            Assert.Equal(3, await provider.GetRequiredService<Postgres>().From<Item>().CountAsync());
    }

    [Fact]
    public async Task The_logger_factory_and_registered_middleware_are_picked_up()
    {
        var messages = new MessageList();
        await using var provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(messages))
            .AddSingleton<IQueryMiddleware>(new BudgetMiddleware(new() { Rows = 2 }))
            .AddPrismaNext(ItemDatabase.Contract, (_, options) => options with { ConnectionString = database.ConnectionString })
            .BuildServiceProvider();
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await provider.GetRequiredService<Postgres>().From<Item>().ToListAsync());
        Assert.Equal("RUNTIME.BUDGET_ROWS", error.Code);
        Assert.Contains(messages.Categories, category => category == "PrismaNext.Runtime");
    }

    [Fact]
    public async Task A_scope_has_a_runtime_and_a_backend_of_its_own_and_leaves_none()
    {
        await using var provider = Serverless("scoped");
        await using (var one = provider.CreateAsyncScope())
        await using (var two = provider.CreateAsyncScope())
        {
            var (first, second) = (one.ServiceProvider.GetRequiredService<ServerlessRuntime>(), two.ServiceProvider.GetRequiredService<ServerlessRuntime>());
            Assert.NotSame(first, second);
            Assert.Same(first, one.ServiceProvider.GetRequiredService<IQueryRuntime>());
            Assert.Equal(0, await database.BackendsAsync("scoped"));
            Assert.Equal([1, 2, 3], await first.From<Item>().OrderBy(item => item.Id).Select(item => item.Id).ToListAsync());
            Assert.Equal(3, await second.From<Item>().CountAsync());
            Assert.Equal(2, await database.BackendsAsync("scoped"));
        }

        await database.NoBackendIsLeftAsync("scoped");
    }

    [Fact]
    public async Task A_scope_that_asks_nothing_never_connects()
    {
        await using var provider = new ServiceCollection()
            .AddPrismaNextServerless(ItemDatabase.Contract, _ => "Host=192.0.2.1;Database=none;Username=none")
            .BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<ServerlessRuntime>().From<Item>());
    }

    [Fact]
    public async Task A_scope_whose_database_is_missing_fails_at_its_first_question()
    {
        await using var provider = new ServiceCollection()
            .AddPrismaNextServerless(ItemDatabase.Contract, _ => database.ConnectionString + ";Database=there-is-none")
            .BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var runtime = scope.ServiceProvider.GetRequiredService<IQueryRuntime>();
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await runtime.From<Item>().CountAsync());
        Assert.Equal("DRIVER.CONNECTION_FAILED", error.Code);
    }

    [Fact]
    public async Task A_scope_left_in_the_middle_of_a_result_closes_its_connection()
    {
        await using var provider = Serverless("left");
        await using (var scope = provider.CreateAsyncScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<ServerlessRuntime>().From<Item>().GetAsyncEnumerator();
            Assert.True(await rows.MoveNextAsync());
        }

        await database.NoBackendIsLeftAsync("left");
    }

    [Fact]
    public async Task The_connection_string_of_a_per_request_client_comes_from_configuration()
    {
        await using var provider = new ServiceCollection().AddPrismaNextServerless(ItemDatabase.Contract, Configuration()).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.Equal(3, await scope.ServiceProvider.GetRequiredService<IQueryRuntime>().From<Item>().CountAsync());
    }

    [Fact]
    public async Task A_section_without_a_connection_string_is_no_binding()
    {
        var empty = new ConfigurationBuilder().Build();
        await using var provider = new ServiceCollection().AddPrismaNextServerless(ItemDatabase.Contract, empty).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        Assert.Equal("RUNTIME.NO_BINDING", Assert.Throws<PrismaNextException>(scope.ServiceProvider.GetRequiredService<ServerlessRuntime>).Code);
    }

    [Fact]
    public void Two_clients_of_a_kind_are_refused()
    {
        var services = new ServiceCollection().AddPrismaNext(ItemDatabase.Contract).AddPrismaNextServerless(ItemDatabase.Contract, _ => "");
        Assert.Equal("RUNTIME.REGISTERED_TWICE", Assert.Throws<PrismaNextException>(() => services.AddPrismaNext(ItemDatabase.Contract)).Code);
        Assert.Equal(
            "RUNTIME.REGISTERED_TWICE", Assert.Throws<PrismaNextException>(() => services.AddPrismaNextServerless(ItemDatabase.Contract, _ => "")).Code);
    }

    private ServiceProvider Serverless(string applicationName) =>
        new ServiceCollection().AddPrismaNextServerless(ItemDatabase.Contract, _ => database.Named(applicationName)).BuildServiceProvider();

    private IConfiguration Configuration() => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Database:Mode"] = "Cursor",
            ["Database:Cursor:BatchSize"] = "77",
            ["Database:ConnectTimeout"] = "00:00:03",
            ["Database:Marker"] = "Off",
            ["Database:Logging:SlowQueryThreshold"] = "00:00:02",
            ["Database:Logging:IncludeValues"] = "true",
            ["Database:Pooler"] = "Transaction",
        })
        .Build()
        .GetSection("Database");
}
