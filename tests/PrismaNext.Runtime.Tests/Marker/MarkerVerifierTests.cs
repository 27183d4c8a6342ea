using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Tests.Logging;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Marker;

/// <summary>Each test has a contract of its own, because what was found out is remembered for the process; the schema is made anew for each.</summary>
public sealed class MarkerVerifierTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Table = "CREATE SCHEMA prisma_contract; CREATE TABLE prisma_contract.marker (space text PRIMARY KEY, core_hash text NOT NULL, profile_hash text NOT NULL);";

    private readonly string _hash = "sha256:" + Guid.NewGuid().ToString("N");

    public enum Found
    {
        Match,
        Mismatch,
        NoSchema,
        NoTable,
        NoRow,
        OtherColumns,
        NotAllowed,
    }

    public static TheoryData<Facade, Found, int, string?> Matrix
    {
        get
        {
            var data = new TheoryData<Facade, Found, int, string?>();
            foreach (var facade in Enum.GetValues<Facade>())
            {
                data.Add(facade, Found.Match, 0, null);
                data.Add(facade, Found.Mismatch, 32, "RUNTIME.MARKER_MISMATCH");
                data.Add(facade, Found.NoSchema, 30, "RUNTIME.MARKER_MISSING");
                data.Add(facade, Found.NoTable, 30, "RUNTIME.MARKER_MISSING");
                data.Add(facade, Found.NoRow, 31, "RUNTIME.MARKER_MISSING");
                data.Add(facade, Found.OtherColumns, 31, "RUNTIME.MARKER_MISSING");
                data.Add(facade, Found.NotAllowed, 31, "RUNTIME.MARKER_MISSING");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Warn_logs_once_and_runs_the_query(Facade facade, Found found, int messageId, string? _)
    {
        var connectionString = await MakeAsync(found);
        using var logs = new LogRecorder(LogLevel.Information);
        for (var i = 0; i < 3; i++)
        {
            await using var open = await OpenAsync(facade, connectionString, MarkerPolicy.Warn, logs);
            Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
        }

        Assert.Equal(messageId == 0 ? [] : [messageId], logs.Entries.Select(entry => entry.Id));
        Assert.All(logs.Entries, entry => Assert.Equal(messageId == 30 ? LogLevel.Information : LogLevel.Warning, entry.Level));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Throw_fails_until_the_marker_fits(Facade facade, Found found, int messageId, string? code)
    {
        var connectionString = await MakeAsync(found);
        await using var open = await OpenAsync(facade, connectionString, MarkerPolicy.Throw);
        for (var i = 0; i < 2; i++)
        {
            var error = await Record.ExceptionAsync(async () => await open.Runtime.Execute(Plans.Integers("SELECT 1")));
            Assert.Equal(code, (error as PrismaNextException)?.Code);
        }

        Assert.True(messageId >= 0);
        await ExecuteAsync(connectionString, $"DROP SCHEMA IF EXISTS prisma_contract CASCADE; {Table} {Row(_hash)}", asOwner: true);
        await ExecuteAsync(connectionString, "GRANT USAGE ON SCHEMA prisma_contract TO PUBLIC; GRANT SELECT ON prisma_contract.marker TO PUBLIC", asOwner: true);
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Off_reads_nothing()
    {
        var connectionString = await MakeAsync(Found.Mismatch);
        using var logs = new LogRecorder(LogLevel.Information);
        await using var open = await OpenAsync(Facade.LongLived, connectionString, MarkerPolicy.Off, logs);
        await open.Runtime.Execute(Plans.Integers("SELECT 1"));
        Assert.Empty(logs.Entries);
    }

    [Fact]
    public async Task A_match_is_read_once_in_the_process()
    {
        var connectionString = await MakeAsync(Found.Match);
        foreach (var facade in (Facade[])[Facade.LongLived, Facade.PerRequest])
        {
            await using var open = await OpenAsync(facade, connectionString, MarkerPolicy.Throw);
            await open.Runtime.Execute(Plans.Integers("SELECT 1"));
            await ExecuteAsync(connectionString, "DELETE FROM prisma_contract.marker");
        }
    }

    [Fact]
    public async Task The_marker_is_read_on_the_querys_own_connection()
    {
        var connectionString = await MakeAsync(Found.Match);
        await using var open = await OpenAsync(Facade.LongLived, connectionString + ";Maximum Pool Size=1;Application Name=marker-own", MarkerPolicy.Throw);
        await foreach (var _ in open.Runtime.Execute(Plans.Integers("SELECT 1", ExecutionMode.Cursor)))
            Assert.Equal(1, await database.BackendsAsync("marker-own"));
    }

    [Fact]
    public async Task Many_first_uses_at_once_warn_once()
    {
        var connectionString = await MakeAsync(Found.Mismatch);
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var open = await OpenAsync(Facade.LongLived, connectionString, MarkerPolicy.Warn, logs);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => await open.Runtime.Execute(Plans.Integers("SELECT 1"))));
        Assert.Single(logs.Entries);
    }

    [Fact]
    public async Task A_transaction_of_a_borrowed_connections_owner_survives_a_missing_table()
    {
        await using var connection = new NpgsqlConnection(await MakeAsync(Found.NoSchema));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var logs = new LogRecorder();
        await using var client = Postgres.Create(Context(), new() { Connection = connection, Marker = MarkerPolicy.Warn, LoggerFactory = logs.Factory });
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        await transaction.CommitAsync();
        Assert.Contains(logs.Entries, entry => entry.Id == 30);
    }

    [Fact]
    public async Task A_failed_read_is_not_remembered()
    {
        var connectionString = await MakeAsync(Found.Mismatch);
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var client = Postgres.Create(
            Context(), new() { ConnectionString = connectionString + ";Timeout=30", CommandTimeout = TimeSpan.FromSeconds(1), Marker = MarkerPolicy.Warn, LoggerFactory = logs.Factory });
        await using (var blocker = new NpgsqlConnection(connectionString))
        {
            await blocker.OpenAsync();
            await using var transaction = await blocker.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("LOCK TABLE prisma_contract.marker", blocker))
                await command.ExecuteNonQueryAsync();
            Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
            Assert.Single(logs.Entries, entry => entry.Id == 33);
        }

        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal([33, 32], logs.Entries.Where(entry => entry.Id != 22).Select(entry => entry.Id));
    }

    [Theory]
    [InlineData(MarkerPolicy.Warn)]
    [InlineData(MarkerPolicy.Throw)]
    public async Task A_pooled_connection_that_the_marker_found_dead_is_replaced(MarkerPolicy policy)
    {
        await MakeAsync(Found.Match);
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var source = await DeadAsync($"marker-dead-{policy}");
        await using var client = Postgres.Create(Context(), new() { DataSource = source, Marker = policy, LoggerFactory = logs.Factory });

        // What the marker's read meets is no matter of the write behind it, which was not sent.
        Assert.Equal(1, await client.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({(int)policy}, '')")));
        Assert.Equal("3, 7", string.Join(", ", logs.Entries.Select(entry => $"{entry.Id}")));
    }

    [Theory]
    [InlineData(MarkerPolicy.Warn)]
    [InlineData(MarkerPolicy.Throw)]
    public async Task A_dead_connection_is_not_replaced_when_that_is_switched_off(MarkerPolicy policy)
    {
        await MakeAsync(Found.Match);
        await using var source = await DeadAsync($"marker-off-{policy}");
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var client = Postgres.Create(
            Context(), new() { DataSource = source, Marker = policy, LoggerFactory = logs.Factory, Retry = new() { StaleConnections = false } });
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal(("DRIVER.CONNECTION_LOST", true), (error.Code, error.InnerException is not null));
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Writes_and_transactions_are_checked_too()
    {
        var connectionString = await MakeAsync(Found.Mismatch);
        await using var open = await OpenAsync(Facade.LongLived, connectionString, MarkerPolicy.Throw);
        var write = await Assert.ThrowsAsync<PrismaNextException>(async () => await open.Runtime.ExecuteAsync(Plans.Command("CREATE TABLE there_is_none ()")));
        var transaction = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.TransactionAsync(_ => Task.CompletedTask));
        Assert.Equal(("RUNTIME.MARKER_MISMATCH", "RUNTIME.MARKER_MISMATCH"), (write.Code, transaction.Code));
    }

    private static string Row(string hash) => $"INSERT INTO prisma_contract.marker VALUES ('app', '{hash}', ''), ('other', 'sha256:other', '');";

    private static async Task ExecuteAsync(string connectionString, string sql, bool asOwner = false)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (asOwner)
        {
            var owner = new NpgsqlConnectionStringBuilder((await PostgresFixture.GetAsync()).ConnectionString);
            (settings.Username, settings.Password) = (owner.Username, owner.Password);
        }

        await using var connection = new NpgsqlConnection(settings.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A pool with one connection, which the server has ended.</summary>
    private async Task<NpgsqlDataSource> DeadAsync(string name)
    {
        var source = NpgsqlDataSource.Create(TestDatabase.Named(database.Direct, name));
        await (await source.OpenConnectionAsync()).DisposeAsync();
        await database.KillAsync(name);
        return source;
    }

    private QueryContext Context() => new(new Contract([], [], _hash), Contexts.Empty.Planner);

    private async Task<OpenRuntime> OpenAsync(Facade facade, string connectionString, MarkerPolicy policy, LogRecorder? logs = null)
    {
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(Context(), new() { ConnectionString = connectionString, Marker = policy, LoggerFactory = logs?.Factory });
            return new(client, client);
        }

        var runtime = await PostgresServerless.Create(Context(), new() { Marker = policy, LoggerFactory = logs?.Factory }).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }

    private async Task<string> MakeAsync(Found found)
    {
        var connectionString = found == Found.NotAllowed ? database.Direct : database.ConnectionString;
        var sql = found switch
        {
            Found.Match => Table + Row(_hash),
            Found.Mismatch => Table + Row("sha256:another"),
            Found.NoTable => "CREATE SCHEMA prisma_contract",
            Found.NoRow => Table + "INSERT INTO prisma_contract.marker VALUES ('other', 'sha256:other', '')",
            Found.OtherColumns => "CREATE SCHEMA prisma_contract; CREATE TABLE prisma_contract.marker (space text, hash text)",
            Found.NotAllowed => Table + Row(_hash),
            _ => "SELECT 1",
        };
        await ExecuteAsync(connectionString, "DROP SCHEMA IF EXISTS prisma_contract CASCADE;" + sql);
        if (found != Found.NotAllowed)
            return connectionString;

        var user = "reader_" + Guid.NewGuid().ToString("N")[..8];
        await ExecuteAsync(connectionString, $"CREATE ROLE {user} LOGIN PASSWORD 'reader'");
        return connectionString + $";Username={user};Password=reader";
    }
}
