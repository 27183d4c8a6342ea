using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Transaction;

/// <summary>BEGIN travels with the first command. When that command never leaves, nothing after it may commit by itself.</summary>
public sealed class UnsentBeginTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string HalfACharacter = "\ud83d";

    public static TheoryData<Facade, string> InvalidTexts => new()
    {
        { Facade.LongLived, HalfACharacter }, { Facade.LongLived, "a\0b" }, { Facade.PerRequest, "\ude00" + HalfACharacter }, { Facade.PerRequest, "\0" },
    };

    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(InvalidTexts), DisableDiscoveryEnumeration = true)]
    public async Task A_text_that_cannot_be_stored_is_refused_and_the_transaction_goes_on(Facade facade, string text)
    {
        await using var db = await OpenAsync(facade);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await transaction.ExecuteAsync(Insert(1, text)));
            Assert.Equal("PLAN.TEXT_INVALID", error.Code);
            error = await Assert.ThrowsAsync<PrismaNextException>(
                async () => await transaction.Execute(Plans.Sql("SELECT $1::text[] IS NULL", reader => reader.GetBoolean(0), ((string[])["a", text], PgTypes.ArrayOf(PgTypes.Text)))));
            Assert.Equal("PLAN.TEXT_INVALID", error.Code);
            await transaction.ExecuteAsync(Insert(2, "\ud83d\ude00"));
            throw new TimeZoneNotFoundException();
        }));
        await NothingWasWrittenAsync(db, facade);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task After_a_first_command_that_the_driver_could_not_write_nothing_commits_by_itself(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await Assert.ThrowsAsync<InvalidCastException>(async () => await transaction.ExecuteAsync(Insert(1, new object())));
            Assert.Equal("DRIVER.CONNECTION_LOST", (await Assert.ThrowsAsync<DatabaseException>(async () => await transaction.ExecuteAsync(Insert(2, "")))).Code);
        }));
        Assert.Equal("RUNTIME.TRANSACTION_FAILED", error.Code);
        await NothingWasWrittenAsync(db, facade, isLost: facade == Facade.PerRequest);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task After_a_first_command_that_was_cancelled_on_its_way_nothing_commits_by_itself(Facade facade)
    {
        await using var db = await OpenAsync(facade);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => db.Runtime.TransactionAsync(async transaction =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await transaction.ExecuteAsync(Insert(1, ""), cancelled.Token));
            await transaction.ExecuteAsync(Insert(2, ""));
            throw new TimeZoneNotFoundException();
        }));
        await NothingWasWrittenAsync(db, facade);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_stored_is_refused_before_the_callback()
    {
        await using var db = await OpenAsync(Facade.LongLived);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => db.Runtime.TransactionAsync(
            _ => throw new InvalidOperationException("The callback ran."), new() { Settings = new Dictionary<string, string> { ["app.tenant"] = HalfACharacter } }));
        Assert.Equal("PLAN.TEXT_INVALID", error.Code);
        await NothingWasWrittenAsync(db, Facade.LongLived);
    }

    private static CommandPlan Insert(int id, object text) => Plans.Command("INSERT INTO notes VALUES ($1, $2)", (id, PgTypes.Integer), (text, PgTypes.Text));

    private async Task NothingWasWrittenAsync(OpenRuntime db, Facade facade, bool isLost = false)
    {
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM notes"));
        Assert.Equal(0, await database.BackendsAsync($"unsent-{facade}", "state <> 'idle'"));
        if (!isLost)
        {
            Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
            return;
        }

        await database.NoBackendIsLeftAsync($"unsent-{facade}");
        Assert.Equal("DRIVER.CONNECTION_LOST", (await Assert.ThrowsAsync<DatabaseException>(async () => await db.Runtime.Execute(Plans.Integers("SELECT 1")))).Code);
    }

    private Task<OpenRuntime> OpenAsync(Facade facade) => Facades.OpenAsync(facade, database.Named($"unsent-{facade}", "Maximum Pool Size=1;Timeout=5"));
}
