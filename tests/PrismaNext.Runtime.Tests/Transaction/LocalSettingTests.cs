using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Tests.Logging;
using PrismaNext.Runtime.Transaction;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Transaction;

/// <summary>A role and settings that hold for one transaction: row-level security per request.</summary>
public sealed class LocalSettingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Tenants = "SELECT id FROM tenant_rows ORDER BY id";

    // Roles belong to the server, which other test classes share.
    private readonly string _role = $"clerk \"{Guid.NewGuid():N}";

    private string QuotedRole => $"\"{_role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public Task InitializeAsync() => database.ExecuteAsync($"""
        CREATE ROLE {QuotedRole};
        CREATE TABLE tenant_rows (id integer, tenant text);
        INSERT INTO tenant_rows VALUES (1, 'a'), (2, 'b''; --'), (3, 'a');
        ALTER TABLE tenant_rows ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON tenant_rows USING (tenant = current_setting('app.tenant'));
        GRANT SELECT ON tenant_rows TO {QuotedRole};
        """);

    public Task DisposeAsync() => database.ExecuteAsync($"DROP TABLE tenant_rows; DROP ROLE {QuotedRole}");

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task They_decide_what_the_transaction_sees_and_end_with_it(Facade facade)
    {
        await using var db = await Facades.OpenAsync(facade, database.Named("local", "Maximum Pool Size=1"));
        Assert.Equal([1, 3], await SeenAsync(db.Runtime, "a"));
        Assert.Equal([2], await SeenAsync(db.Runtime, "b'; --"));
        Assert.Equal([1, 2, 3], await db.Runtime.Execute(Plans.Integers(Tenants)));
        Assert.Equal(["", "postgres"], await db.Runtime.Execute(Plans.Sql(
            "SELECT v FROM unnest(ARRAY[current_setting('app.tenant', true), current_user::text]) AS v", reader => reader.GetString(0))));
    }

    [PgBouncerFact]
    public async Task Behind_a_pooler_of_transactions_nobody_else_sees_them()
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction)).ConnectionStringFor(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Transaction });
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            if (number % 3 == 0)
                Assert.Equal([1, 2, 3], await client.Execute(Plans.Integers(Tenants)));
            else
                Assert.Equal(number % 3 == 1 ? [1, 3] : [2], await SeenAsync(client, number % 3 == 1 ? "a" : "b'; --"));
        }));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_fails_the_first_command()
    {
        await using var db = await Facades.OpenAsync(Facade.LongLived, database.ConnectionString);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(
            transaction => transaction.Execute(Plans.Integers("SELECT 1")).ToListAsync().AsTask(), new() { Role = "nobody\"; DROP TABLE notes; --" }));
        Assert.Equal("22023", error.SqlState);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM notes"));
    }

    [Fact]
    public async Task A_transaction_without_a_command_sends_none_of_them()
    {
        await using var db = await Facades.OpenAsync(Facade.LongLived, database.ConnectionString);
        await db.Runtime.TransactionAsync(_ => Task.CompletedTask, new() { Role = "nobody" });
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_statement_timeout_holds_for_the_transaction()
    {
        await using var db = await Facades.OpenAsync(Facade.PerRequest, database.ConnectionString);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(
            transaction => transaction.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")).ToListAsync().AsTask(),
            new() { Settings = new Dictionary<string, string> { ["statement_timeout"] = "50ms" } }));
        Assert.Equal(("DRIVER.QUERY_CANCELED", "57014", true), (error.Code, error.SqlState, error.IsTimeout));
    }

    [Fact]
    public async Task A_setting_that_is_a_list_is_written_as_in_the_servers_configuration()
    {
        await using var db = await Facades.OpenAsync(Facade.PerRequest, database.ConnectionString);
        var rows = await db.Runtime.TransactionAsync(
            transaction => transaction.Execute(Plans.Sql("SELECT s FROM unnest(current_schemas(false)) AS s", reader => reader.GetString(0))).ToListAsync().AsTask(),
            new() { Settings = new Dictionary<string, string> { ["search_path"] = "public, pg_catalog" } });
        Assert.Equal(["public", "pg_catalog"], rows);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task They_hold_for_every_command_whatever_its_kind(Facade facade, ExecutionMode mode)
    {
        await using var db = await Facades.OpenAsync(facade, database.ConnectionString);
        var options = new TransactionOptions { Settings = new Dictionary<string, string> { ["app.tenant"] = "t", ["app.user"] = "u" } };
        const string both = "SELECT 1 WHERE current_setting('app.tenant') || current_setting('app.user') = 'tu'";
        var read = await db.Runtime.TransactionAsync(
            async transaction =>
            {
                var seen = 0;
                await foreach (var row in transaction.Execute(Plans.Integers(both, mode)))
                    seen += row;
                await foreach (var row in transaction.Execute(Plans.Integers(both, mode)))
                    seen += row;
                return seen;
            },
            options);
        Assert.Equal(2, read);
        Assert.Equal(0, await db.Runtime.TransactionAsync(
            transaction => transaction.ExecuteAsync(Plans.Command("DELETE FROM notes WHERE current_setting('app.tenant') = 't'")).AsTask(), options));
        Assert.Equal(1, await db.Runtime.TransactionAsync(
            async transaction => await transaction.TransactionAsync(nested => nested.Execute(Plans.Integers(both, mode)).FirstAsync().AsTask()), options));
    }

    [Fact]
    public async Task Their_values_are_in_no_log()
    {
        using var logs = new LogRecorder();
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, LoggerFactory = logs.EverythingFactory });
        await client.TransactionAsync(
            transaction => transaction.Execute(Plans.Integers("SELECT 1")).ToListAsync().AsTask(),
            new() { Settings = new Dictionary<string, string> { ["app.tenant"] = "planted-secret" } });
        Assert.Contains(logs.Entries, entry => entry.Text.Contains("set_config", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Entries, entry => entry.Text.Contains("planted-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_nested_transaction_they_are_refused()
    {
        await using var db = await Facades.OpenAsync(Facade.PerRequest, database.ConnectionString);
        foreach (var options in (TransactionOptions[])[new() { Role = "r" }, new() { Settings = new Dictionary<string, string> { ["a.b"] = "c" } }])
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
                transaction => transaction.TransactionAsync(_ => Task.CompletedTask, options)));
            Assert.Equal("RUNTIME.TRANSACTION_OPTIONS", error.Code);
        }
    }

    private Task<List<int>> SeenAsync(IQueryRuntime runtime, string tenant) => runtime.TransactionAsync(
        transaction => transaction.Execute(Plans.Integers(Tenants)).ToListAsync().AsTask(),
        new() { Role = _role, Settings = new Dictionary<string, string> { ["app.tenant"] = tenant } });
}
