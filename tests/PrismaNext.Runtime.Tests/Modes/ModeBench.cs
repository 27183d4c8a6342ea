using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>What the tests of the table share: clients of one mode with one connection, and a look at what is left of them.</summary>
internal sealed class ModeBench(TestDatabase database, string test, ExecutionMode mode)
{
    /// <summary>Rows that fill every buffer on the way, where a mode does not read all of them.</summary>
    public BoundQuery<int> Rows => mode is ExecutionMode.Cursor or ExecutionMode.Stream
        ? Plans.Integers("SELECT generate_series(1, 5000000)", mode)
        : Plans.AllNumbers(mode);

    public string Name { get; } = $"{test}-{mode}";

    /// <summary>A long-lived client whose pool has one connection.</summary>
    public Postgres Client(string? connectionString = null) =>
        Postgres.Create(Contexts.Empty, new() { ConnectionString = Named(connectionString) + "Maximum Pool Size=1;Timeout=10", Mode = mode });

    /// <summary>A per-request runtime.</summary>
    public Task<ServerlessRuntime> ConnectAsync(string? connectionString = null) =>
        PostgresServerless.Create(Contexts.Empty, new() { Mode = mode }).ConnectAsync(Named(connectionString));

    public Task<long> BackendsAsync(string condition) => database.BackendsAsync(Name, condition);

    public Task<string> StateAsync() => database.ScalarAsync<string>($"SELECT state FROM pg_stat_activity WHERE application_name = '{Name}'");

    public Task ServerSleepsAsync() => TestDatabase.EventuallyAsync(async () => await BackendsAsync("state = 'active' AND wait_event = 'PgSleep'") == 1);

    /// <summary>Nothing is left: no statement and no transaction on the server, no connection lent by the pool.</summary>
    /// <param name="requests">How many per-request runtimes are alive; each has its connection until it is disposed.</param>
    public async Task NothingIsLeftAsync(int requests = 0)
    {
        await TestDatabase.EventuallyAsync(async () => await BackendsAsync("state <> 'idle'") == 0);
        Assert.InRange(PoolCounts.Used(Name), 0, requests);
    }

    /// <summary>"yes", or the code of the error.</summary>
    public static async Task<string> OutcomeAsync(Func<Task> work)
    {
        try
        {
            await work();
            return "yes";
        }
        catch (PrismaNextException exception)
        {
            return $"`{exception.Code}`";
        }
    }

    private string Named(string? connectionString) => TestDatabase.Named(connectionString ?? database.Direct, Name);
}
