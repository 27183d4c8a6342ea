using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Transaction;

/// <summary>Savepoints, and contexts that are used out of turn.</summary>
public sealed class NestedTransactionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_nested_transaction_that_throws_undoes_only_its_own_part()
    {
        await using var db = await OpenAsync(Facade.PerRequest);
        await db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            await Assert.ThrowsAsync<DatabaseException>(() => transaction.TransactionAsync(async nested =>
            {
                await nested.ExecuteAsync(Insert(2));
                await nested.TransactionAsync(inner => inner.ExecuteAsync(Insert(3)).AsTask());
                await nested.ExecuteAsync(Insert(1));
            }));
            await transaction.TransactionAsync(nested => nested.ExecuteAsync(Insert(4)).AsTask());
            await transaction.TransactionAsync(_ => Task.CompletedTask);
        });
        Assert.Equal([1, 4], await db.Runtime.Execute(Plans.Integers("SELECT id FROM notes ORDER BY id")));
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task The_outer_context_is_refused_inside_a_nested_transaction()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            transaction => transaction.TransactionAsync(_ => transaction.ExecuteAsync(Insert(1)).AsTask())));
        Assert.Equal("RUNTIME.TRANSACTION_OPEN", error.Code);
    }

    [Fact]
    public async Task A_per_request_runtime_is_refused_inside_its_own_transaction()
    {
        await using var db = await OpenAsync(Facade.PerRequest);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(_ => db.Runtime.ExecuteAsync(Insert(1)).AsTask()));
        Assert.Equal("RUNTIME.TRANSACTION_OPEN", error.Code);
        await NothingIsHeldAsync(db);
    }

    [Fact]
    public async Task Options_of_the_outermost_transaction_are_refused_on_a_nested_one()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            transaction => transaction.TransactionAsync(_ => Task.CompletedTask, new() { ReadOnly = true })));
        Assert.Equal("RUNTIME.TRANSACTION_OPTIONS", error.Code);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_nested_transaction_that_nobody_awaited_never_touches_the_next_one(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        var outerIsOver = new TaskCompletionSource();
        Task nested = Task.CompletedTask;
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(1));
            nested = transaction.TransactionAsync(async inner =>
            {
                await inner.ExecuteAsync(Insert(2));
                await outerIsOver.Task;
                await inner.ExecuteAsync(Insert(3));
            });
        }));
        Assert.Equal("RUNTIME.TRANSACTION_OPEN", error.Code);
        await db.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Insert(4));
            outerIsOver.SetResult();
            Assert.Equal("RUNTIME.TRANSACTION_CLOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => nested)).Code);
            await transaction.ExecuteAsync(Insert(5));
        });
        Assert.Equal([4, 5], await db.Runtime.Execute(Plans.Integers("SELECT id FROM notes ORDER BY id")));
        await NothingIsHeldAsync(db);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_nested_transaction_that_nobody_awaited_and_that_did_nothing_yet_ends_with_the_outer_one(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        var outerIsOver = new TaskCompletionSource();
        Task nested = Task.CompletedTask;
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(transaction =>
        {
            nested = transaction.TransactionAsync(async inner =>
            {
                await outerIsOver.Task;
                await inner.ExecuteAsync(Insert(1));
            });
            return Task.CompletedTask;
        }));
        Assert.Equal("RUNTIME.TRANSACTION_OPEN", error.Code);
        outerIsOver.SetResult();
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => nested)).Code);
        Assert.Equal(0, await NotesAsync());
        await NothingIsHeldAsync(db);
    }

    private static CommandPlan Insert(int id) => Plans.Command("INSERT INTO notes VALUES ($1, 'written')", (id, PgTypes.Integer));

    private static string Name(Facade facade) => $"nested-{facade}";

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");

    private Task<OpenRuntime> OpenAsync(Facade facade) => Facades.OpenAsync(facade, database.Named(Name(facade), "Maximum Pool Size=1;Timeout=5"));

    private async Task NothingIsHeldAsync(OpenRuntime db)
    {
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(db.Runtime is Postgres ? Facade.LongLived : Facade.PerRequest), "state <> 'idle'") == 0);
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }
}
