using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>What holds for every mode on every facade: the rows, and that nothing is held afterwards.</summary>
public sealed class ModeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Slow = "SELECT id FROM numbers CROSS JOIN LATERAL (SELECT pg_sleep(CASE WHEN id > 3000 THEN 0.05 ELSE 0 END)) AS s";

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task All_rows_arrive_in_order(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        Assert.Equal(Enumerable.Range(1, 10_000), await ReadAsync(db, Plans.AllNumbers(mode)));
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task A_list_holds_all_rows(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        Assert.Equal(Enumerable.Range(1, 10_000), await db.Runtime.Execute(Plans.AllNumbers(mode)));
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Results_that_end_on_the_edge_of_a_page_are_whole(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        foreach (var count in (int[])[0, 1, 127, 128, 129, 1151, 1152, 1153, 9344])
            Assert.Equal(Enumerable.Range(1, count), await ReadAsync(db, Plans.Integers($"SELECT id FROM numbers WHERE id <= {count} ORDER BY id", mode)));
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Leaving_early_releases_everything(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var seen = 0;
        await foreach (var _ in db.Runtime.Execute(Plans.AllNumbers(mode)))
        {
            if (++seen == 7)
                break;
        }

        Assert.Equal(7, seen);
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task An_exception_of_the_consumer_leaves_unchanged(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var thrown = new TimeZoneNotFoundException();
        var caught = await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in db.Runtime.Execute(Plans.AllNumbers(mode)))
                throw thrown;
        });
        Assert.Same(thrown, caught);
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task An_exception_of_client_code_in_the_select_leaves_unchanged(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var query = Plans.Integers(Plans.Numbers, mode, id => id == 5000 ? throw new TimeZoneNotFoundException() : 1);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => ReadAsync(db, query));
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Cancelled_before_it_starts_nothing_is_sent(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(db, Plans.AllNumbers(mode), cancellation.Token));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Cancelled_before_the_first_row_the_server_stops(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(db, Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode), cancellation.Token);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(facade, mode), "wait_event = 'PgSleep'") == 1);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await NothingIsHeldAsync(db, mode, isDestroyed: mode == ExecutionMode.Simple);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Cancelled_between_rows_no_further_row_is_handed_out(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in db.Runtime.Execute(Plans.AllNumbers(mode)).WithCancellation(cancellation.Token))
            {
                if (++seen == 300)
                    await cancellation.CancelAsync();
            }
        });
        Assert.Equal(300, seen);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Cancelled_while_the_server_works_on_later_rows_it_stops(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(db, Plans.Integers(Slow, mode), cancellation.Token);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(facade, mode), "wait_event = 'PgSleep'") == 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await NothingIsHeldAsync(db, mode, isDestroyed: mode == ExecutionMode.Simple);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task A_killed_backend_is_a_coded_error(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var reading = ReadAsync(db, Plans.Integers(Slow, mode));

        // A connection that fails at once could be one that was found dead, and the read would be sent once more.
        const string atWork = "wait_event = 'PgSleep' AND query_start < clock_timestamp() - interval '1 second'";
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(Name(facade, mode), atWork) == 1);
        await database.KillAsync(Name(facade, mode));
        var error = await Assert.ThrowsAsync<DatabaseException>(() => reading);
        Assert.Equal("DRIVER.CONNECTION_LOST", error.Code);
        Assert.True(error.IsTransient);

        if (facade == Facade.LongLived)
            Assert.Equal(10_000, (await ReadAsync(db, Plans.AllNumbers(mode))).Count);
        else
            Assert.Equal("DRIVER.CONNECTION_LOST", (await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(db, Plans.AllNumbers(mode)))).Code);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task An_error_of_the_server_in_later_rows_is_coded(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(db, Plans.Integers("SELECT 1 / (5000 - id) FROM numbers ORDER BY id", mode)));
        Assert.Equal(("DRIVER.QUERY_FAILED", "22012"), (error.Code, error.SqlState));
        await NothingIsHeldAsync(db, mode, isDestroyed: mode == ExecutionMode.Simple);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task An_error_of_the_server_in_the_statement_is_coded(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(db, Plans.Integers("SELECT id FROM nothing", mode)));
        Assert.Equal(("DRIVER.QUERY_FAILED", "42P01"), (error.Code, error.SqlState));
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Inside_a_transaction_all_rows_arrive_and_other_commands_run_in_between(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        await db.Runtime.TransactionAsync(async transaction =>
        {
            var rows = new List<int>();
            await foreach (var id in transaction.Execute(Plans.AllNumbers(mode)))
            {
                rows.Add(id);
                if (id % 1000 == 0)
                    await transaction.ExecuteAsync(Plans.Command("UPDATE notes SET text = '' WHERE id = -1"));
            }

            Assert.Equal(Enumerable.Range(1, 10_000), rows);
        });
        await NothingIsHeldAsync(db, mode);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task Inside_a_transaction_leaving_early_leaves_it_usable(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, mode);
        var sum = await db.Runtime.TransactionAsync(async transaction =>
        {
            var first = await transaction.Execute(Plans.AllNumbers(mode)).FirstAsync();
            return first + (await transaction.Execute(Plans.AllNumbers(mode))).Count;
        });
        Assert.Equal(10_001, sum);
        await NothingIsHeldAsync(db, mode);
    }

    private static string Name(Facade facade, ExecutionMode mode) => $"mode-{facade}-{mode}";

    private static async Task<List<int>> ReadAsync(OpenRuntime db, BoundQuery<int> query, CancellationToken cancellationToken = default)
    {
        var rows = new List<int>();
        await foreach (var row in db.Runtime.Execute(query).WithCancellation(cancellationToken))
            rows.Add(row);
        return rows;
    }

    private Task<OpenRuntime> OpenAsync(Facade facade, ExecutionMode mode) =>
        Facades.OpenAsync(facade, database.Named(Name(facade, mode), "Maximum Pool Size=1;Timeout=5"));

    /// <summary>No transaction is open on the server, and the one connection that the runtime may have is free for the next query.</summary>
    private async Task NothingIsHeldAsync(OpenRuntime db, ExecutionMode mode, bool isDestroyed = false)
    {
        var name = Name(db.Runtime is Postgres ? Facade.LongLived : Facade.PerRequest, mode);
        Assert.Equal(0, await database.BackendsAsync(name, "state <> 'idle'"));
        if (isDestroyed && db.Runtime is not Postgres)
        {
            var error = await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(db, Plans.Integers("SELECT 1", mode)));
            Assert.Equal("DRIVER.CONNECTION_LOST", error.Code);
            return;
        }

        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1", mode)));
    }
}
