using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Cancellation;

/// <summary>Whatever ends an execution stops the server's work, in every mode and phase, and leaves a connection that is usable or gone.</summary>
public sealed class StopMatrixTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Working = "state = 'active' AND wait_event = 'PgSleep'";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    public static TheoryData<Facade, ExecutionMode, Phase, bool> Cells
    {
        get
        {
            var cells = new TheoryData<Facade, ExecutionMode, Phase, bool>();
            foreach (var facade in Enum.GetValues<Facade>())
            {
                foreach (var isInTransaction in (bool[])[false, true])
                {
                    foreach (var mode in Enum.GetValues<ExecutionMode>())
                    {
                        cells.Add(facade, mode, Phase.FirstPage, isInTransaction);
                        cells.Add(facade, mode, Phase.LaterPage, isInTransaction);
                    }

                    cells.Add(facade, ExecutionMode.Buffered, Phase.Write, isInTransaction);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task It_stops_the_server(Facade facade, ExecutionMode mode, Phase phase, bool isInTransaction) =>
        Task.WhenAll(Enum.GetValues<Stop>().Select(stop => StopAsync(stop, facade, mode, phase, isInTransaction)));

    private async Task StopAsync(Stop stop, Facade facade, ExecutionMode mode, Phase phase, bool isInTransaction)
    {
        var name = $"{stop}-{facade}-{mode}-{phase}-{isInTransaction}";
        await using var db = await OpenAsync(facade, stop, name);
        using var token = new CancellationTokenSource();
        var running = Record.ExceptionAsync(() => isInTransaction
            ? db.Runtime.TransactionAsync(transaction => RunAsync(transaction, mode, phase, token.Token))
            : RunAsync(db.Runtime, mode, phase, token.Token));
        if (stop == Stop.Token)
        {
            await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, Working) == 1);
            await token.CancelAsync();
        }

        var error = await running;
        Assert.Equal((stop, Expected(stop)), (stop, error is OperationCanceledException canceled ? Name(canceled, token.Token) : (error as PrismaNextException)?.Code));
        Assert.Equal((stop, stop is Stop.CommandTimeout or Stop.StatementTimeout), (stop, error is DatabaseException { IsTimeout: true }));

        // A COPY that is stopped costs its connection, and the server notices a moment later that it is gone.
        if (mode == ExecutionMode.Simple)
            await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "state <> 'idle'") == 0);
        Assert.Equal((stop, 0), (stop, await database.BackendsAsync(name, "state <> 'idle'")));
        await IsUsableOrGoneAsync(db, facade, name);
    }

    private static string Expected(Stop stop) => stop switch
    {
        Stop.Token => "the caller's token",
        Stop.CommandTimeout => "DRIVER.TIMEOUT",
        Stop.StatementTimeout => "DRIVER.QUERY_CANCELED",
        _ => "RUNTIME.BUDGET_TIME",
    };

    private static string Name(OperationCanceledException exception, CancellationToken token) =>
        exception.CancellationToken == token ? "the caller's token" : "another token";

    private static async Task RunAsync(IQueryRuntime runtime, ExecutionMode mode, Phase phase, CancellationToken cancellationToken)
    {
        if (phase == Phase.Write)
        {
            await runtime.ExecuteAsync(Plans.Command("INSERT INTO notes SELECT 1, '' FROM pg_sleep(600)"), cancellationToken);
            return;
        }

        var sleeper = phase == Phase.FirstPage ? 1 : 3000;
        var sql = $"SELECT i FROM generate_series(1, 5000) AS i CROSS JOIN LATERAL (SELECT pg_sleep(CASE WHEN i = {sleeper} THEN 600 ELSE 0 END)) AS s";
        var seen = 0;
        await foreach (var row in runtime.Execute(Plans.Integers(sql, mode)).WithCancellation(cancellationToken))
            Assert.Equal(++seen, row);
    }

    private async Task<OpenRuntime> OpenAsync(Facade facade, Stop stop, string name)
    {
        IQueryMiddleware[] middleware = stop == Stop.Deadline ? [new BudgetMiddleware(new() { Time = Time })] : [];
        TimeSpan? commandTimeout = stop == Stop.CommandTimeout ? Time : null;
        var connectionString = TestDatabase.Named(database.Direct, name, stop == Stop.StatementTimeout ? "Maximum Pool Size=1;Options=-c statement_timeout=1000" : "Maximum Pool Size=1");
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(
                Contexts.Empty, new() { ConnectionString = connectionString, CommandTimeout = commandTimeout, Middleware = middleware, Marker = MarkerPolicy.Off });
            return new(client, client);
        }

        var options = new PostgresServerlessOptions { CommandTimeout = commandTimeout, Middleware = middleware, Marker = MarkerPolicy.Off };
        var runtime = await PostgresServerless.Create(Contexts.Empty, options).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }

    private async Task IsUsableOrGoneAsync(OpenRuntime db, Facade facade, string name)
    {
        var error = await Record.ExceptionAsync(async () => Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1"))));
        if (error is null)
        {
            Assert.Equal(1, await database.BackendsAsync(name, "state = 'idle'"));
            return;
        }

        // The only connection of a request may be gone; a pool has others.
        Assert.Equal((Facade.PerRequest, "DRIVER.CONNECTION_LOST"), (facade, (error as DatabaseException)?.Code));
        await database.NoBackendIsLeftAsync(name);
    }
}
