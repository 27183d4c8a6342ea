using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>What a loop that is left early costs the server. In a database of its own, because it counts every row that any cursor there produced.</summary>
public sealed class EarlyLeaveTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Leaving_after_7_of_10000_rows_makes_the_server_produce_fewer_than_500()
    {
        await database.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        var before = await ProducedAsync();
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Mode = ExecutionMode.Cursor });
        var seen = 0;
        await foreach (var _ in client.Execute(Plans.AllNumbers()))
        {
            if (++seen == 7)
                break;
        }

        Assert.InRange(await ProducedAsync() - before, 7, 499);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_token_that_is_cancelled_between_two_rows_of_a_stream_spares_the_rows_that_are_left(Facade facade)
    {
        // Read to its end, this would take a quarter of an hour at least.
        const string endless = "SELECT generate_series(1, 2000000000)";
        await using var db = await Facades.OpenAsync(facade, database.Named($"spared-{facade}"));
        using var token = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in db.Runtime.Execute(Plans.Integers(endless, ExecutionMode.Stream)).WithCancellation(token.Token))
            {
                if (row == 7)
                    await token.CancelAsync();
            }
        });
        Assert.Equal(0, await database.BackendsAsync($"spared-{facade}", "state <> 'idle'"));
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    private Task<decimal> ProducedAsync() => database.ScalarAsync<decimal>("""
        SELECT coalesce(sum(rows), 0)
        FROM pg_stat_statements AS s
        JOIN pg_database AS d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND s.query LIKE 'FETCH%'
        """);
}
