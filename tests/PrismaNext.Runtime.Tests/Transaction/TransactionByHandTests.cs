using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Transaction;

/// <summary>Transactions that somebody ends by hand: a commit that did not happen is never reported.</summary>
public sealed class TransactionByHandTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("commit and chain")]
    [InlineData("-- done\n/* now */ ; END")]
    [InlineData("ROLLBACK")]
    [InlineData("ROLLBACK WORK AND CHAIN")]
    [InlineData("ABORT")]
    [InlineData("BEGIN")]
    [InlineData("START TRANSACTION")]
    [InlineData("PREPARE TRANSACTION 'x'")]
    public async Task A_statement_that_ends_it_is_refused_and_it_goes_on(string sql)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        await client.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (1, '')"));
            foreach (var run in (Func<Task>[])
                [
                    async () => await tx.ExecuteAsync(ByHand(sql)), () => tx.BatchAsync(batch => batch.Write(ByHand(sql))),
                    async () => await tx.Execute(Plans.ByHand(sql, ExecutionMode.Buffered)), () => tx.TransactionAsync(inner => inner.ExecuteAsync(ByHand(sql)).AsTask()),
                ])
                Assert.Equal("RUNTIME.TRANSACTION_STATEMENT", (await Assert.ThrowsAsync<PrismaNextException>(run)).Code);
            Assert.Equal(0, await NotesAsync());
        });
        Assert.Equal(1, await NotesAsync());
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("BEGIN")]
    [InlineData("/* now */ ROLLBACK")]
    public async Task In_a_batch_it_is_refused_everywhere_and_nothing_is_sent(string sql)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        foreach (var put in (Action<QueryBatch>[])[batch => batch.Write(ByHand(sql)), batch => batch.List(Plans.ByHand(sql, ExecutionMode.Buffered))])
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(() => client.BatchAsync(batch =>
            {
                batch.Write(Plans.Command("INSERT INTO notes VALUES (1, '')"));
                put(batch);
                return batch.Write(Plans.Command("SELECT 1 / 0"));
            }));
            Assert.Equal(("RUNTIME.TRANSACTION_STATEMENT", 1), (error.Code, error.BatchIndex));
            Assert.Equal(0, await NotesAsync());
        }
    }

    [Fact]
    public async Task Savepoints_and_settings_by_hand_are_no_end()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        await client.TransactionAsync(async tx =>
        {
            foreach (var sql in (string[])
                [
                    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "INSERT INTO notes VALUES (1, 'COMMIT')", "SAVEPOINT mine", "INSERT INTO notes VALUES (2, '')",
                    "ROLLBACK TO mine", "ROLLBACK WORK TO SAVEPOINT mine", "RELEASE mine", "SELECT 1 AS commit",
                ])
                await tx.ExecuteAsync(ByHand(sql));
        });
        Assert.Equal(1, await NotesAsync());
    }

    [Theory]
    [InlineData("COMMIT", 1)]
    [InlineData("ROLLBACK", 0)]
    public async Task The_owner_of_a_borrowed_connection_who_ends_it_is_noticed(string sql, int kept)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection });
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(() => client.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (1, '')"));
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }));
        Assert.Equal("RUNTIME.TRANSACTION_LOST", error.Code);
        Assert.Equal(kept, await NotesAsync());
        await client.TransactionAsync(async tx => await tx.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (2, '')")));
        Assert.Equal(kept + 1, await NotesAsync());
    }

    [Fact]
    public async Task The_owner_of_a_borrowed_connection_whose_statement_failed_in_it_is_noticed()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection });
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(() => client.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (1, '')"));
            await using var command = new NpgsqlCommand("SELECT 1 / 0", connection);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        }));
        Assert.Equal("RUNTIME.TRANSACTION_FAILED", error.Code);
        Assert.Equal(0, await NotesAsync());
        await client.TransactionAsync(async tx => await tx.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (2, '')")));
        Assert.Equal(1, await NotesAsync());
    }

    private static CommandPlan ByHand(string sql) => new(sql, [], SlotValues.Empty);

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");
}
