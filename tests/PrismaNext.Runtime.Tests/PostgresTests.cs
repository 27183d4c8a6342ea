using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests;

public sealed class PostgresTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Unreachable = "Host=127.0.0.1;Port=1;Database=nowhere;Username=somebody;Password=planted-secret";

    [Fact]
    public void Creating_it_does_no_io_and_its_static_part_is_there_at_once()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = Unreachable });
        Assert.Same(Contexts.Empty, client.Context);
        Assert.Same(Contexts.Empty.Contract, client.Contract);
        Assert.NotNull(client.Sql);
        Assert.StartsWith("Npgsql 10", client.Stack.Driver, StringComparison.Ordinal);
    }

    [Fact]
    public void The_runtime_is_cached()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var runtimes = new IQueryRuntime[16];
        Parallel.For(0, runtimes.Length, i => runtimes[i] = client.Runtime());
        Assert.All(runtimes, runtime => Assert.Same(runtimes[0], runtime));
    }

    [Fact]
    public void Repositories_are_made_once()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Same(client.Orm(runtime => new Repositories(runtime)), client.Orm(runtime => new Repositories(runtime)));
        Assert.Same(client, client.Orm(runtime => new Repositories(runtime)).Runtime);
    }

    [Fact]
    public async Task Without_a_binding_it_cannot_be_used()
    {
        await using var client = Postgres.Create(Contexts.Empty);
        Assert.Equal("RUNTIME.NO_BINDING", Assert.Throws<PrismaNextException>(() => client.Runtime()).Code);
        Assert.Equal("RUNTIME.NO_BINDING", Assert.Throws<PrismaNextException>(() => client.From<string>()).Code);
        Assert.Equal("RUNTIME.NO_BINDING", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync())).Code);
        await client.ConnectAsync(database.ConnectionString);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Two_bindings_are_refused()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        Assert.Equal("RUNTIME.TWO_BINDINGS", Assert.Throws<PrismaNextException>(
            () => Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Connection = connection })).Code);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Equal("RUNTIME.TWO_BINDINGS", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync(database.ConnectionString))).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("planted-secret")]
    [InlineData("Host=localhost;Unknown=planted-secret")]
    [InlineData("Host=localhost;Port=planted-secret")]
    [InlineData("Username=somebody;Password=planted-secret")]
    [InlineData("postgres://somebody:planted-secret@/nowhere")]
    [InlineData("postgres://somebody:planted-secret@host:port/nowhere")]
    [InlineData("postgres://somebody@host/nowhere?unknown=planted-secret")]
    public async Task A_malformed_connection_string_is_refused_without_quoting_it(string connectionString)
    {
        var error = Assert.Throws<PrismaNextException>(() => Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString }));
        Assert.Equal("RUNTIME.CONNECTION_STRING_INVALID", error.Code);
        Assert.DoesNotContain("planted-secret", error.ToString(), StringComparison.Ordinal);

        error = await Assert.ThrowsAsync<PrismaNextException>(() => PostgresServerless.Create(Contexts.Empty).ConnectAsync(connectionString));
        Assert.Equal("RUNTIME.CONNECTION_STRING_INVALID", error.Code);
    }

    [Fact]
    public async Task Connecting_twice_is_refused()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Same(await client.ConnectAsync(), client.Runtime());
        Assert.Equal("RUNTIME.ALREADY_CONNECTED", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync())).Code);
    }

    [Fact]
    public async Task Connecting_after_the_first_use_is_refused()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        client.Runtime();
        Assert.Equal("RUNTIME.ALREADY_CONNECTED", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync())).Code);
    }

    [Fact]
    public async Task After_disposal_everything_is_refused()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var runtime = client.Runtime();
        var query = client.Execute(Plans.Integers("SELECT 1"));
        await client.DisposeAsync();
        await client.DisposeAsync();

        Assert.Equal("RUNTIME.DISPOSED", Assert.Throws<PrismaNextException>(() => client.Runtime()).Code);
        Assert.Equal("RUNTIME.DISPOSED", Assert.Throws<PrismaNextException>(() => client.Orm(db => new Repositories(db))).Code);
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync())).Code);
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await query)).Code);
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => runtime.TransactionAsync(_ => Task.CompletedTask))).Code);
    }

    [Fact]
    public async Task A_wrong_host_fails_at_connect_and_does_not_poison_later_calls()
    {
        await using var client = Postgres.Create(Contexts.Empty);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.ConnectAsync(Unreachable));
        Assert.Equal("DRIVER.CONNECTION_FAILED", error.Code);
        Assert.DoesNotContain("planted-secret", error.ToString(), StringComparison.Ordinal);
        await client.ConnectAsync(database.ConnectionString);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_failed_first_use_does_not_poison_later_ones()
    {
        var proxy = new RoundTripProxy(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = proxy.ConnectionString });
        await proxy.DisposeAsync();
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal("DRIVER.CONNECTION_FAILED", error.Code);
        await using var again = new RoundTripProxy(database.ConnectionString, proxy.Port);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_silent_server_fails_within_the_connect_timeout()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var options = new PostgresOptions { ConnectTimeout = TimeSpan.FromMilliseconds(300) };
        await using var client = Postgres.Create(Contexts.Empty, options);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.ConnectAsync($"Host=127.0.0.1;Port={port};Database=x;Username=y"));
        Assert.Equal("DRIVER.CONNECTION_FAILED", error.Code);
    }

    [Fact]
    public async Task A_borrowed_data_source_is_never_closed()
    {
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        await using (var client = Postgres.Create(Contexts.Empty, new() { DataSource = dataSource }))
            Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        await using var connection = await dataSource.OpenConnectionAsync();
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task A_borrowed_connection_is_opened_but_never_closed()
    {
        await using var connection = new NpgsqlConnection(database.Named("borrowed", "Pooling=false"));
        await using (var client = Postgres.Create(Contexts.Empty, new() { Connection = connection, Mode = ExecutionMode.Cursor }))
        {
            Assert.Equal(10_000, (await client.Execute(Plans.AllNumbers(ExecutionMode.Cursor))).Count);
            await client.Execute(Plans.AllNumbers()).GetAsyncEnumerator().MoveNextAsync(); // Leaked on purpose.
        }

        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
        Assert.Equal(1, await database.BackendsAsync("borrowed", "state = 'idle'"));
    }

    [Fact]
    public async Task The_transaction_of_a_borrowed_connection_is_neither_ended_nor_nested()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection, Mode = ExecutionMode.Cursor });
        await client.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (77, '')"));
        await foreach (var _ in client.Execute(Plans.AllNumbers()))
        {
        }

        Assert.Equal("RUNTIME.TRANSACTION_OPEN", (await Assert.ThrowsAsync<PrismaNextException>(() => client.TransactionAsync(_ => Task.CompletedTask))).Code);
        await transaction.RollbackAsync();
        Assert.Empty(await client.Execute(Plans.Integers("SELECT id FROM notes WHERE id = 77")));
    }

    [Theory]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task Leaving_early_does_not_abort_the_transaction_of_a_borrowed_connection(ExecutionMode mode)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection });
        Assert.Equal(1, await client.Execute(Plans.AllNumbers(mode)).FirstAsync());
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Two_streams_share_a_borrowed_connection()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection, Mode = ExecutionMode.Cursor });
        var seen = 0;
        await foreach (var outer in client.Execute(Plans.Integers("SELECT id FROM numbers WHERE id <= 300 ORDER BY id")))
        {
            seen++;
            if (outer == 150)
                Assert.Equal(1, await client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).FirstAsync());
        }

        Assert.Equal(300, seen);
    }

    [Theory]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task Disposal_closes_a_connection_whose_reader_leaked(ExecutionMode mode)
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named($"leak-{mode}") });
        var leaked = client.Execute(Plans.Integers("SELECT generate_series(1, 100000000)", mode)).GetAsyncEnumerator();
        await leaked.MoveNextAsync();
        await client.DisposeAsync();
        await database.NoBackendIsLeftAsync($"leak-{mode}");
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await leaked.MoveNextAsync())).Code);
        await leaked.DisposeAsync();
    }

    [Fact]
    public async Task Disposal_stops_a_command_that_is_running()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named("running") });
        var running = client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")).ToListAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("running", "wait_event = 'PgSleep'") == 1);
        await client.DisposeAsync();
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => running)).Code);
        await database.NoBackendIsLeftAsync("running");
    }

    private sealed record Repositories(IQueryRuntime Runtime);
}
