using Npgsql;

namespace PrismaNext.LocalServers.Tests;

public sealed class LocalPostgresTests
{
    [ServerFact]
    public async Task Disposal_leaves_neither_server_nor_folder()
    {
        var postgres = await StartAsync();
        Assert.NotNull(postgres.Folder);
        Assert.NotEmpty(await Processes.ThatNameAsync(postgres.Folder));
        Assert.True(Directory.Exists(postgres.Folder));
        await postgres.DisposeAsync();
        Assert.False(Directory.Exists(postgres.Folder));
        await Processes.AssertNothingRemainsAsync(postgres.Folder);
        await postgres.DisposeAsync();
    }

    [ServerFact]
    public async Task The_server_never_runs_as_root()
    {
        await using var postgres = await StartAsync();
        Assert.DoesNotContain(await Processes.ThatNameAsync(postgres.Folder!), line => line.StartsWith("root ", StringComparison.Ordinal));
    }

    [ServerFact]
    public async Task The_server_is_fast_and_reachable_only_from_this_machine()
    {
        await using var postgres = await StartAsync();
        Assert.False(postgres.IsExternal);
        Assert.Equal("127.0.0.1", postgres.Host);
        Assert.Equal(
            "127.0.0.1 off off off 200 UTF8",
            await QueryAsync(postgres.ConnectionString, """
                SELECT concat_ws(' ', current_setting('listen_addresses'), current_setting('fsync'), current_setting('full_page_writes'),
                    current_setting('synchronous_commit'), current_setting('max_connections'), current_setting('server_encoding'))
                """));
    }

    [ServerFact]
    public async Task Settings_of_the_caller_replace_ours()
    {
        await using var postgres = await LocalPostgres.StartAsync(
            Machines.WithoutUrl,
            new LocalPostgresOptions { Settings = new Dictionary<string, string> { ["max_connections"] = "20", ["application_name"] = "a 'b'" } },
            CancellationToken.None);
        Assert.Equal("20", await QueryAsync(postgres.ConnectionString, "SHOW max_connections"));
        Assert.Equal("a 'b'", await QueryAsync(postgres.ConnectionString, "SELECT reset_val FROM pg_settings WHERE name = 'application_name'"));
    }

    [ServerFact]
    public async Task A_setting_the_server_refuses_is_an_error_with_the_servers_words()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => LocalPostgres.StartAsync(
            Machines.WithoutUrl,
            new LocalPostgresOptions { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } },
            CancellationToken.None));
        Assert.Equal("LOCALPOSTGRES.START_FAILED", exception.Code);
        Assert.Contains("no_such_setting", exception.Why, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task New_databases_are_apart_from_each_other_and_count_statements()
    {
        await using var postgres = await StartAsync();
        var first = await postgres.CreateDatabaseAsync("first");
        var second = await postgres.CreateDatabaseAsync("Second");
        await QueryAsync(first, "CREATE TABLE t (id int)");
        Assert.Equal("0", await QueryAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 't'"));
        Assert.Equal("t", await QueryAsync(second, "SELECT 't' FROM pg_stat_statements LIMIT 1"));
    }

    [ServerFact]
    public async Task A_template_is_copied_although_the_pool_still_holds_connections_to_it()
    {
        await using var postgres = await StartAsync();
        var template = await postgres.CreateDatabaseAsync("template");
        await QueryAsync(template, "CREATE TABLE t AS SELECT 42 AS id");
        var copy = await postgres.CreateDatabaseAsync("copy", new NpgsqlConnectionStringBuilder(template).Database);
        Assert.Equal("42", await QueryAsync(copy, "SELECT id FROM t"));
    }

    [ServerFact]
    public async Task Dropping_ends_the_connections_to_the_database()
    {
        await using var postgres = await StartAsync();
        var address = await postgres.CreateDatabaseAsync("dropped");
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await postgres.DropDatabaseAsync(address);
        var exception = await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(address, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, exception.SqlState);
        await Assert.ThrowsAsync<ArgumentException>(() => postgres.DropDatabaseAsync(address));
    }

    [ServerFact]
    public async Task Text_sorts_by_code_point_and_knows_case_beyond_ASCII()
    {
        await using var postgres = await StartAsync();
        Assert.Equal("B,a,Ä", await QueryAsync(postgres.ConnectionString, "SELECT string_agg(x, ',' ORDER BY x) FROM unnest(ARRAY['a', 'B', 'Ä']) AS x"));
        if (OperatingSystem.IsLinux())
            Assert.Equal("ä", await QueryAsync(postgres.ConnectionString, "SELECT lower('Ä')"));
    }

    [ServerFact]
    public async Task A_given_server_is_not_stopped_and_loses_only_the_databases_created_on_it()
    {
        await using var server = await StartAsync();
        var url = $"postgres://postgres@{server.Host}:{server.Port}/postgres";
        var given = await LocalPostgres.StartAsync(Machines.WithUrl(url), new LocalPostgresOptions(), CancellationToken.None);
        Assert.True(given.IsExternal);
        Assert.Null(given.Folder);
        var address = await given.CreateDatabaseAsync("scratch");
        Assert.Equal("1", await QueryAsync(address, "SELECT 1"));
        await given.DisposeAsync();
        Assert.Equal("0", await QueryAsync(server.ConnectionString, "SELECT count(*) FROM pg_database WHERE datname LIKE 'scratch%'"));
    }

    [ServerFact]
    public async Task A_port_lost_to_another_process_is_replaced()
    {
        await using var first = await StartAsync();
        var ports = new List<int>();
        var planFor = await PlannerAsync();
        var (process, plan) = await ServerLauncher.LaunchAsync(
            port =>
            {
                ports.Add(ports is [] ? first.Port : port);
                return planFor(ports[^1]);
            },
            TimeSpan.FromSeconds(30),
            CancellationToken.None);
        await using (process)
        {
            Assert.Equal(2, ports.Count);
            Assert.Equal(ports[1], plan.Port);
        }
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(600)]
    public async Task A_cancelled_start_leaves_neither_server_nor_folder(int milliseconds)
    {
        using var cancellation = new CancellationTokenSource(milliseconds);
        var planFor = await PlannerAsync();
        var plans = new List<PostgresPlan>();
        try
        {
            var (process, _) = await ServerLauncher.LaunchAsync(
                port =>
                {
                    plans.Add(planFor(port));
                    return plans[^1];
                },
                TimeSpan.FromSeconds(30),
                cancellation.Token);
            await process.DisposeAsync(); // The machine was faster than the cancellation.
        }
        catch (OperationCanceledException)
        {
        }

        await Processes.AssertNothingRemainsAsync(Assert.Single(plans).Folder);
    }

    private static async Task<Func<int, PostgresPlan>> PlannerAsync()
    {
        var binaries = await PostgresLocator.FindAsync(Machines.WithoutUrl, CancellationToken.None);
        var userPrefix = await UnprivilegedUser.PrefixAsync(Machines.WithoutUrl, Environment.IsPrivilegedProcess, CancellationToken.None);
        return port => new PostgresPlan(binaries, userPrefix, new Dictionary<string, string>(), port);
    }

    private static Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(Machines.WithoutUrl, new LocalPostgresOptions(), CancellationToken.None);

    private static async Task<string?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
