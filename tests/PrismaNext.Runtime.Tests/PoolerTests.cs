using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests;

/// <summary>Both facades behind a real PgBouncer, many clients on few server connections.</summary>
public sealed class PoolerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [PgBouncerTheory]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Cursor)]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Buffered)]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Stream)]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Simple)]
    [InlineData(PoolMode.Statement, Pooler.Statement, ExecutionMode.Simple)]
    [InlineData(PoolMode.Statement, Pooler.Statement, ExecutionMode.Buffered)]
    [InlineData(PoolMode.Statement, Pooler.Statement, ExecutionMode.Stream)]
    public async Task Reads_pass(PoolMode poolMode, Pooler pooler, ExecutionMode mode)
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(poolMode)).ConnectionStringFor(database.Direct);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = pooler });
        var serverless = PostgresServerless.Create(Contexts.Empty, new() { Pooler = pooler });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            await using var runtime = await serverless.ConnectAsync(connectionString);
            for (var round = 0; round < 8; round++)
            {
                Assert.Equal(10_000, await CountAsync(number % 2 == 0 ? client : runtime, mode));
                Assert.Equal(1, await (number % 2 == 0 ? client : runtime as IQueryRuntime).Execute(Plans.AllNumbers(mode)).FirstAsync());
            }
        }));
    }

    [PgBouncerFact]
    public async Task Transactions_pass_a_pooler_of_transactions()
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction)).ConnectionStringFor(database.Direct);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Transaction });
        await Task.WhenAll(Enumerable.Range(1, 16).Select(number => client.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({number}, '')"));
            await transaction.TransactionAsync(nested => nested.ExecuteAsync(Plans.Command($"UPDATE notes SET text = 'nested' WHERE id = {number}")).AsTask());
        })));
        Assert.Equal(16, await database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE text = 'nested'"));
    }

    [PgBouncerFact]
    public async Task A_pooler_of_statements_is_asked_for_no_transaction_and_no_cursor()
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Statement)).ConnectionStringFor(database.Direct);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Statement, Mode = ExecutionMode.Cursor });
        await using var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = Pooler.Statement }).ConnectAsync(connectionString);
        foreach (var db in (IQueryRuntime[])[client, runtime])
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.TransactionAsync(_ => Task.CompletedTask));
            Assert.Equal("RUNTIME.TRANSACTION_UNSUPPORTED", error.Code);
            error = await Assert.ThrowsAsync<PrismaNextException>(() => Transactions.RunAsync(db, _ => Task.FromResult(1)));
            Assert.Equal("RUNTIME.TRANSACTION_UNSUPPORTED", error.Code);
            error = await Assert.ThrowsAsync<PrismaNextException>(() => CountAsync(db, ExecutionMode.Cursor));
            Assert.Equal("RUNTIME.MODE_UNSUPPORTED", error.Code);

            var rows = 0;
            await foreach (var _ in db.Execute(Plans.AllNumbers()))
                rows++;
            Assert.Equal(10_000, rows); // A query that does not ask for a cursor itself is read without one.
        }
    }

    [PgBouncerTheory]
    [InlineData(PoolMode.Transaction, Pooler.Transaction)]
    [InlineData(PoolMode.Statement, Pooler.Statement)]
    public async Task Writes_pass_and_share_server_connections(PoolMode poolMode, Pooler pooler)
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(poolMode)).ConnectionStringFor(database.Direct);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString + ";Maximum Pool Size=30", Pooler = pooler });
        var first = poolMode == PoolMode.Transaction ? 1000 : 2000;
        await Task.WhenAll(Enumerable.Range(first, 30).Select(async id =>
        {
            // Often enough for the driver to prepare it, were that not turned off.
            for (var round = 0; round < 10; round++)
                await client.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES ($1, 'x') ON CONFLICT (id) DO UPDATE SET text = notes.text || 'x'", (id, PgTypes.Integer)));
        }));
        Assert.Equal(30, await database.ScalarAsync<long>($"SELECT count(*) FROM notes WHERE id >= {first} AND id < {first + 30} AND text = 'xxxxxxxxxx'"));
    }

    [Theory]
    [InlineData(Pooler.None, "", true)]
    [InlineData(Pooler.Transaction, "", false)]
    [InlineData(Pooler.Statement, "", false)]
    [InlineData(Pooler.Transaction, ";Max Auto Prepare=10", true)]
    [InlineData(Pooler.Statement, ";Max Auto Prepare=10", true)]
    public async Task Recurring_statements_are_prepared_where_that_is_safe(Pooler pooler, string settings, bool isPrepared)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Direct + ";Maximum Pool Size=1" + settings, Pooler = pooler });
        for (var round = 0; round < 10; round++)
            Assert.Equal(10_000, (await client.Execute(Plans.AllNumbers())).Count);
        var prepared = (await client.Execute(Plans.Integers($"SELECT count(*)::integer FROM pg_prepared_statements WHERE statement = '{Plans.Numbers}'"))).Single();
        Assert.Equal(isPrepared ? 1 : 0, prepared);
    }

    [Theory]
    [InlineData("Search Path=other", "RUNTIME.POOLER_SETTING")]
    [InlineData("Options=-c work_mem=64MB", "RUNTIME.POOLER_SETTING")]
    [InlineData("Max Auto Prepare=20;No Reset On Close=false", "RUNTIME.POOLER_SETTING")]
    [InlineData("Multiplexing=true", "RUNTIME.MULTIPLEXING_UNSUPPORTED")]
    [InlineData("Encoding=windows-1252;Client Encoding=sql-ascii", "RUNTIME.ENCODING_UNSUPPORTED")]
    [InlineData("Client Encoding=sql-ascii", "RUNTIME.ENCODING_UNSUPPORTED")]
    [InlineData("Encoding=utf-8;Client Encoding=utf8", null)]
    [InlineData("Max Auto Prepare=20", null)]
    [InlineData("Timezone=UTC;Application Name=pooled;No Reset On Close=false", null)]
    public async Task Settings_that_a_pooler_would_mix_up_are_refused(string settings, string? code)
    {
        var connectionString = "Host=nowhere;Username=u;" + settings;
        foreach (var pooler in (Pooler[])[Pooler.Transaction, Pooler.Statement])
        {
            var make = Record.Exception(() => Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = pooler }));
            var connect = Record.Exception(() => PostgresServerless.Create(Contexts.Empty, new() { Pooler = pooler }).CreateRuntime(connectionString));
            var late = await Record.ExceptionAsync(() => Postgres.Create(Contexts.Empty, new() { Pooler = pooler, ConnectTimeout = TimeSpan.FromMilliseconds(1) }).ConnectAsync(connectionString));
            Assert.Equal(code, (make as PrismaNextException)?.Code);
            Assert.Equal(code, (connect as PrismaNextException)?.Code);
            Assert.Equal(code ?? "DRIVER.CONNECTION_FAILED", (late as PrismaNextException)?.Code);
        }
    }

    [Theory]
    [InlineData("Multiplexing=true", "RUNTIME.MULTIPLEXING_UNSUPPORTED")]
    [InlineData("Encoding=iso-8859-1", "RUNTIME.ENCODING_UNSUPPORTED")]
    [InlineData("Client Encoding=LATIN1", "RUNTIME.ENCODING_UNSUPPORTED")]
    public async Task What_is_borrowed_is_refused_with_such_settings(string settings, string code)
    {
        await using var dataSource = Npgsql.NpgsqlDataSource.Create(database.Direct + ";" + settings);
        await using var connection = new Npgsql.NpgsqlConnection(database.Direct + ";" + settings);
        await using var client = Postgres.Create(Contexts.Empty, new() { DataSource = dataSource });
        await using var onOne = Postgres.Create(Contexts.Empty, new() { Connection = connection });
        foreach (var each in (Postgres[])[client, onOne])
            Assert.Equal(code, (await Assert.ThrowsAsync<PrismaNextException>(async () => await each.Execute(Plans.AllNumbers()))).Code);
    }

    [PgBouncerTheory]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Buffered)]
    [InlineData(ExecutionMode.Stream)]
    [InlineData(ExecutionMode.Simple)]
    public async Task A_cancelled_read_stops_the_server_behind_a_pooler(ExecutionMode mode)
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction)).ConnectionStringFor(TestDatabase.Named(database.Direct, $"behind-{mode}"));
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Transaction });
        using var cancellation = new CancellationTokenSource();
        var reading = client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)).ToListAsync(cancellation.Token).AsTask();
        await TestDatabase.EventuallyAsync(async () => await SleepersAsync() == 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await TestDatabase.EventuallyAsync(async () => await SleepersAsync() == 0);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1", mode)));

        Task<long> SleepersAsync() => database.BackendsAsync($"behind-{mode}", "state = 'active' AND wait_event = 'PgSleep'");
    }

    private static async Task<int> CountAsync(IQueryRuntime runtime, ExecutionMode mode)
    {
        var count = 0;
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(mode)))
            count++;
        return count;
    }
}
