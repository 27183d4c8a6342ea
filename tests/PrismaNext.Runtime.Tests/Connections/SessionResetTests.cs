using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Connections;

/// <summary>SQL by hand may change the session; the next user of a pooled connection must not see that.</summary>
public sealed class SessionResetTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Change = "SELECT 1 FROM set_config('app.tenant', 'changed', false) AS s, pg_advisory_lock(7)";
    private const string Seen = "SELECT CASE WHEN current_setting('app.tenant', true) = 'changed' THEN 1 ELSE 0 END + (SELECT count(*)::integer FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())";

    public static TheoryData<ExecutionMode> Modes => [.. new[] { ExecutionMode.Buffered, ExecutionMode.Cursor, ExecutionMode.Stream }];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_connection_on_which_a_query_by_hand_ran_is_reset(ExecutionMode mode)
    {
        await using var client = Open($"query-{mode}");
        var rows = 0;
        await foreach (var row in client.Execute(Plans.ByHand(Change, mode)))
            rows += row;
        Assert.Equal(1, rows);
        await NothingIsSeenAsync(client);
    }

    [Fact]
    public async Task A_connection_on_which_a_command_by_hand_ran_is_reset()
    {
        await using var client = Open("command");
        await client.ExecuteAsync(new CommandPlan("BEGIN", [], Linq.Parsing.SlotValues.Empty));
        await client.ExecuteAsync(new CommandPlan("SET app.tenant = 'changed'", [], Linq.Parsing.SlotValues.Empty));
        await NothingIsSeenAsync(client);
        Assert.Equal(0, await database.BackendsAsync("reset-command", "state <> 'idle'"));
    }

    [Fact]
    public async Task A_connection_on_which_a_command_by_hand_ran_in_a_transaction_is_reset()
    {
        await using var client = Open("transaction");
        await client.TransactionAsync(transaction => transaction.Execute(Plans.ByHand(Change, ExecutionMode.Buffered)).ToListAsync().AsTask());
        await NothingIsSeenAsync(client);
    }

    [Fact]
    public async Task What_was_compiled_costs_no_reset()
    {
        await using var client = Open("compiled");
        await client.Execute(Plans.Integers(Change));
        Assert.Equal([2], await client.Execute(Plans.Integers(Seen)));
    }

    private static async Task NothingIsSeenAsync(Postgres client) => Assert.Equal([0], await client.Execute(Plans.Integers(Seen)));

    private Postgres Open(string name) => Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named($"reset-{name}", "Maximum Pool Size=1") });
}
