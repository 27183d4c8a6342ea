using System.Data;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Transaction;

/// <summary>What runs the whole callback again, when it is asked to.</summary>
public sealed class TransactionRetryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_serialization_failure_is_retried_only_when_asked()
    {
        await database.ExecuteAsync("INSERT INTO notes VALUES (1, '0')");
        await using var db = await OpenAsync(Facade.LongLived);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => CollideAsync(maxRetries: 0));
        Assert.Equal("DRIVER.SERIALIZATION_FAILURE", error.Code);
        Assert.Equal(2, await CollideAsync(maxRetries: 3));

        async Task<int> CollideAsync(int maxRetries)
        {
            var attempts = 0;
            await db.Runtime.TransactionAsync(
                async transaction =>
                {
                    attempts++;
                    await transaction.Execute(Plans.Integers("SELECT id FROM notes"));
                    if (attempts == 1)
                        await database.ExecuteAsync("UPDATE notes SET text = 'elsewhere'");
                    await transaction.ExecuteAsync(Plans.Command("UPDATE notes SET text = 'here'"));
                },
                new() { IsolationLevel = IsolationLevel.RepeatableRead, MaxRetries = maxRetries });
            return attempts;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_serialization_failure_of_the_commit_is_retried_only_when_asked(int maxRetries)
    {
        await database.ExecuteAsync("INSERT INTO notes VALUES (1, 'on'), (2, 'on')");
        await using var here = await OpenAsync(Facade.LongLived);
        await using var there = await OpenAsync(Facade.PerRequest);
        var attempts = 0;

        // Each looks at both rows and changes one of them: no order of the two explains what both saw.
        var work = () => here.Runtime.TransactionAsync(
            async transaction =>
            {
                attempts++;
                await transaction.Execute(Plans.Integers("SELECT count(*)::integer FROM notes WHERE text = 'on'"));
                await transaction.ExecuteAsync(Plans.Command("UPDATE notes SET text = 'off' WHERE id = 1"));
                if (attempts > 1)
                    return;
                await there.Runtime.TransactionAsync(
                    async other =>
                    {
                        await other.Execute(Plans.Integers("SELECT count(*)::integer FROM notes WHERE text = 'on'"));
                        await other.ExecuteAsync(Plans.Command("UPDATE notes SET text = 'off' WHERE id = 2"));
                    },
                    new() { IsolationLevel = IsolationLevel.Serializable });
            },
            new() { IsolationLevel = IsolationLevel.Serializable, MaxRetries = maxRetries });
        if (maxRetries == 0)
        {
            var error = await Assert.ThrowsAsync<DatabaseException>(work);
            Assert.Equal(("RUNTIME.COMMIT_FAILED", true, 1), (error.Code, error.IsSerializationFailure, attempts));
        }
        else
        {
            await work();
            Assert.Equal(2, attempts);
        }

        await NothingIsHeldAsync(here);
    }

    [Fact]
    public async Task A_deadlock_is_retried_when_asked()
    {
        await database.ExecuteAsync("INSERT INTO notes VALUES (1, ''), (2, '')");
        await using var db = await Facades.OpenAsync(Facade.LongLived, database.ConnectionString);
        var bothHoldOne = new TaskCompletionSource();
        var (holding, attempts) = (0, 0);
        await Task.WhenAll(CrossAsync(1, 2), CrossAsync(2, 1));
        Assert.True(attempts > 2);

        Task CrossAsync(int first, int second) => db.Runtime.TransactionAsync(
            async transaction =>
            {
                Interlocked.Increment(ref attempts);
                await transaction.ExecuteAsync(Plans.Command($"UPDATE notes SET text = '' WHERE id = {first}"));
                if (Interlocked.Increment(ref holding) == 2)
                    bothHoldOne.SetResult();
                await bothHoldOne.Task;
                await transaction.ExecuteAsync(Plans.Command($"UPDATE notes SET text = '' WHERE id = {second}"));
            },
            new() { MaxRetries = 5 });
    }

    [Fact]
    public async Task A_pooled_connection_that_was_found_dead_is_retried_only_when_asked()
    {
        await using var db = await Facades.OpenAsync(Facade.LongLived, TestDatabase.Named(database.Direct, Name(Facade.LongLived), "Maximum Pool Size=1"));
        foreach (var (maxRetries, expected) in ((int, int)[])[(0, 1), (1, 2)])
        {
            Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
            await database.KillAsync(Name(Facade.LongLived));
            await database.NoBackendIsLeftAsync(Name(Facade.LongLived));
            var attempts = 0;
            var error = await Record.ExceptionAsync(() => db.Runtime.TransactionAsync(
                async transaction =>
                {
                    attempts++;
                    await transaction.ExecuteAsync(Insert(1));
                },
                new() { MaxRetries = maxRetries }));
            Assert.Equal((expected, maxRetries == 0 ? "DRIVER.CONNECTION_LOST" : null), (attempts, (error as DatabaseException)?.Code));
        }

        Assert.Equal(1, await NotesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stale_connection_of_another_client_does_not_run_the_callback_again(bool isFirstCommand)
    {
        await using var db = await OpenAsync(Facade.LongLived);
        await using var other = Postgres.Create(
            Contexts.Empty, new() { ConnectionString = TestDatabase.Named(database.Direct, "retry-other", "Maximum Pool Size=1"), Retry = new() { StaleConnections = false } });
        Assert.Equal([1], await other.Execute(Plans.Integers("SELECT 1")));
        await database.KillAsync("retry-other");
        var attempts = 0;
        var error = await Assert.ThrowsAsync<DatabaseException>(() => db.Runtime.TransactionAsync(
            async transaction =>
            {
                attempts++;
                if (!isFirstCommand)
                    await transaction.ExecuteAsync(Insert(1));
                await other.ExecuteAsync(Insert(2));
            },
            new() { MaxRetries = 3 }));
        Assert.Equal(("DRIVER.CONNECTION_LOST", 1), (error.Code, attempts));
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    private static CommandPlan Insert(int id) => Plans.Command("INSERT INTO notes VALUES ($1, 'written')", (id, PgTypes.Integer));

    private static string Name(Facade facade) => $"retry-{facade}";

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");

    private Task<OpenRuntime> OpenAsync(Facade facade) => Facades.OpenAsync(facade, database.Named(Name(facade), "Maximum Pool Size=1;Timeout=5"));

    private async Task NothingIsHeldAsync(OpenRuntime db)
    {
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(db.Runtime is Postgres ? Facade.LongLived : Facade.PerRequest), "state <> 'idle'") == 0);
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }
}
