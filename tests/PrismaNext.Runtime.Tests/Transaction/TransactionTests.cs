using System.Data;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Transaction;

public sealed class TransactionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_callback_that_returns_commits(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        var affected = await db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            Assert.Equal([1], await transaction.Execute(Plans.Integers("SELECT id FROM notes")));
            return await transaction.ExecuteAsync(Plans.Command("UPDATE notes SET text = 'changed'"));
        });
        Assert.Equal((1, 1), (affected, await NotesAsync()));
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_callback_that_throws_rolls_back_and_its_exception_leaves_unchanged(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Transactions.RunAsync(db.Runtime, async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            throw new TimeZoneNotFoundException();
        }));
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_swallowed_error_of_the_server_makes_the_commit_fail(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            var inner = await Assert.ThrowsAsync<DatabaseException>(async () => await transaction.ExecuteAsync(Insert(1)));
            Assert.True(inner.IsUniqueViolation);
            Assert.Equal(("DRIVER.UNIQUE_VIOLATION", "notes_pkey", "notes"), (inner.Code, inner.ConstraintName, inner.TableName));
            Assert.Equal("DRIVER.TRANSACTION_ABORTED", (await Assert.ThrowsAsync<DatabaseException>(async () => await transaction.ExecuteAsync(Insert(2)))).Code);
        }));
        Assert.Equal("RUNTIME.TRANSACTION_FAILED", error.Code);
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task A_callback_without_a_task_is_rolled_back()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named("no-task"), Pooler = TestWay.Pooler });
        Func<TransactionContext, Task> nothing = _ => null!; // What a callback must not return.
        Func<TransactionContext, Task<int>> noResult = _ => null!; // As above.
        foreach (var work in (Func<Task>[])[() => client.TransactionAsync(nothing), () => client.TransactionAsync(noResult), () => client.TransactionAsync(tx => tx.TransactionAsync(nothing))])
            Assert.Equal("RUNTIME.TRANSACTION_TASK_MISSING", (await Assert.ThrowsAsync<PrismaNextException>(work)).Code);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal(0, await database.BackendsAsync("no-task", "state LIKE 'idle in%'"));
    }

    [Fact]
    public async Task A_cancelled_statement_fails_the_transaction()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            using var stop = new CancellationTokenSource(100);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await transaction.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")).ToListAsync(stop.Token));
        }));
        Assert.Equal("RUNTIME.TRANSACTION_FAILED", error.Code);
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_refused_commit_has_its_code(Facade facade)
    {
        await database.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS parents (id integer PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS children (parent_id integer REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
            """);
        await using var db = await OpenAsync(facade);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(
            transaction => transaction.ExecuteAsync(Plans.Command("INSERT INTO children VALUES (1)")).AsTask()));
        Assert.Equal("RUNTIME.COMMIT_FAILED", error.Code);
        Assert.True(error.IsForeignKeyViolation);
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task A_connection_lost_before_the_commit_is_an_unknown_outcome()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            await database.KillAsync(Name(Facade.LongLived));
        }));
        Assert.Equal("RUNTIME.COMMIT_UNKNOWN", error.Code);
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task A_failed_rollback_has_its_code_and_keeps_both_errors()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            await database.KillAsync(Name(Facade.LongLived));
            throw new TimeZoneNotFoundException();
        }));
        Assert.Equal("RUNTIME.ROLLBACK_FAILED", error.Code);
        Assert.Contains(Assert.IsType<AggregateException>(error.InnerException).InnerExceptions, inner => inner is TimeZoneNotFoundException);
        await NothingIsHeldAsync(db);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task A_stream_that_outlives_its_transaction_fails_with_a_code(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade);
        IAsyncEnumerator<int>? half = null;
        ResultStream<int>? unread = null;
        await db.Runtime.TransactionAsync(async transaction =>
        {
            half = transaction.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
            await half.MoveNextAsync();
            unread = transaction.Execute(Plans.AllNumbers(mode));
        });
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await unread!)).Code);
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await half!.MoveNextAsync())).Code);
        await half!.DisposeAsync();
        await NothingIsHeldAsync(db);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task A_stream_that_is_the_result_is_read_before_the_commit(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade);
        var result = await db.Runtime.TransactionAsync(transaction => Task.FromResult(transaction.Execute(Plans.AllNumbers(mode))));
        await NothingIsHeldAsync(db);
        var rows = new List<int>();
        await foreach (var row in result)
            rows.Add(row);
        Assert.Equal(Enumerable.Range(1, 10_000), rows);
        Assert.Equal("RUNTIME.ITERATOR_CONSUMED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await result)).Code);
    }

    [Fact]
    public async Task A_stream_that_is_the_result_and_fails_rolls_back()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            return transaction.Execute(Plans.Integers("SELECT 1 / (id - 1) FROM notes"));
        }));
        Assert.Equal(("22012", 0), (error.SqlState, await NotesAsync()));
    }

    [Fact]
    public async Task A_context_that_escapes_fails_with_a_code()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var escaped = await db.Runtime.TransactionAsync(Task.FromResult);
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await escaped.ExecuteAsync(Insert(1)))).Code);
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead, "repeatable read")]
    [InlineData(IsolationLevel.Serializable, "serializable")]
    [InlineData(null, "read committed")]
    public async Task Isolation_and_access_mode_reach_the_server(IsolationLevel? level, string expected)
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var (isolation, readOnly, deferrable) = await db.Runtime.TransactionAsync(
            async transaction => (await transaction.Execute(Plans.Sql(
                "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only'), current_setting('transaction_deferrable')",
                reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2))))).Single(),
            new() { IsolationLevel = level, ReadOnly = true, Deferrable = true });
        Assert.Equal((expected, "on", "on"), (isolation, readOnly, deferrable));
    }

    [Theory]
    [InlineData(Facade.LongLived, IsolationLevel.Chaos)]
    [InlineData(Facade.PerRequest, IsolationLevel.Chaos)]
    [InlineData(Facade.LongLived, (IsolationLevel)99)]
    [InlineData(Facade.PerRequest, (IsolationLevel)99)]
    public async Task An_isolation_level_that_the_server_has_not_is_refused_before_the_callback(Facade facade, IsolationLevel level)
    {
        await using var db = await OpenAsync(facade);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            _ => throw new InvalidOperationException("The callback ran."), new() { IsolationLevel = level }));
        Assert.Equal("RUNTIME.ISOLATION_UNSUPPORTED", error.Code);
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task A_timeout_stops_the_server_and_rolls_back()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(Insert(1));
                await transaction.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)"));
            },
            new() { Timeout = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal("RUNTIME.TRANSACTION_TIMEOUT", error.Code);
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task A_command_that_nobody_awaited_is_finished_before_the_commit()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        ValueTask<long> forgotten = default;
        await db.Runtime.TransactionAsync(transaction =>
        {
            forgotten = transaction.ExecuteAsync(Plans.Command("INSERT INTO notes SELECT 7, '' FROM pg_sleep(0.2)"));
            return Task.CompletedTask;
        });
        Assert.Equal((1, 1), (await forgotten, await NotesAsync()));
    }

    [Fact]
    public async Task After_a_timeout_the_callback_cannot_reach_the_connection()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var timedOut = new TaskCompletionSource();
        Task<Exception> late = Task.FromResult<Exception>(new InvalidOperationException("The callback did not get that far."));
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            transaction => late = LateAsync(transaction),
            new() { Timeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal("RUNTIME.TRANSACTION_TIMEOUT", error.Code);
        timedOut.SetResult();
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", Assert.IsType<PrismaNextException>(await late).Code);
        Assert.Equal(0, await NotesAsync());

        async Task<Exception> LateAsync(TransactionContext transaction)
        {
            await transaction.ExecuteAsync(Insert(1));
            await timedOut.Task;
            return await Record.ExceptionAsync(async () => await transaction.ExecuteAsync(Insert(2)));
        }
    }

    private static CommandPlan Insert(int id) => Plans.Command("INSERT INTO notes VALUES ($1, 'written')", (id, PgTypes.Integer));

    private static string Name(Facade facade) => $"transaction-{facade}";

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");

    private Task<OpenRuntime> OpenAsync(Facade facade) => Facades.OpenAsync(facade, database.Named(Name(facade), "Maximum Pool Size=1;Timeout=5"));

    private async Task NothingIsHeldAsync(OpenRuntime db)
    {
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(db.Runtime is Postgres ? Facade.LongLived : Facade.PerRequest), "state <> 'idle'") == 0);
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }
}
