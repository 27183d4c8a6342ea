using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>What a network can do beside the fault table: what is sent again, and what never is.</summary>
public sealed class FaultTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>()];

    public static TheoryData<Facade, ExecutionMode> WithFacades => Facades.WithModes;

    public static TheoryData<Fault, ExecutionMode> WithModes
    {
        get
        {
            var data = new TheoryData<Fault, ExecutionMode>();
            foreach (var fault in Enum.GetValues<Fault>())
            {
                foreach (var mode in Enum.GetValues<ExecutionMode>())
                    data.Add(fault, mode);
            }

            return data;
        }
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task At_connect_it_is_tried_again_as_often_as_asked(Facade facade)
    {
        // Without these the driver itself connects again, to ask for less.
        await using var proxy = new WireProxy(database.ConnectionString + ";SSL Mode=Disable;GSS Encryption Mode=Disable");
        proxy.BreakAtConnect(Fault.Reset, times: 2);
        Assert.Equal("DRIVER.CONNECTION_FAILED", (await Assert.ThrowsAsync<DatabaseException>(() => ConnectAsync(facade, proxy.ConnectionString, new() { Connects = 1 }))).Code);
        proxy.BreakAtConnect(Fault.Reset, times: 2);
        await (await ConnectAsync(facade, proxy.ConnectionString, new() { Connects = 2 })).DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(WithModes))]
    public async Task On_a_pooled_connection_before_the_first_page_a_read_is_sent_once_more(Fault fault, ExecutionMode mode)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        if (fault == Fault.Silent)
        {
            // Nothing tells a silent network from a slow server, so this is a time-out.
            proxy.Break(fault);
            var error = await Assert.ThrowsAsync<DatabaseException>(() => CountAsync(client, mode));
            Assert.Equal(("DRIVER.TIMEOUT", true), (error.Code, error.IsTransient));
        }
        else
        {
            proxy.BreakOn("numbers", fault);
        }

        Assert.Equal(10_000, await CountAsync(client, mode));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Mid_stream_with_a_cursor(Fault fault)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString);
        var seen = 0;
        var error = await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            await foreach (var _ in client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
            {
                if (++seen == 200)
                    proxy.Break(fault);
            }
        });
        Assert.Equal(Code(fault), error.Code);
        Assert.InRange(seen, 200, 256);
        Assert.Equal(10_000, await CountAsync(client, ExecutionMode.Cursor));
    }

    [Theory]
    [MemberData(nameof(WithModes))]
    public async Task Inside_a_transaction_nothing_is_sent_again(Fault fault, ExecutionMode mode)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString);
        var attempts = 0;
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(() => client.TransactionAsync(async transaction =>
        {
            attempts++;
            await transaction.Execute(Plans.Integers("SELECT 1"));
            proxy.Break(fault);
            await CountAsync(transaction, mode);
        }));
        Assert.Equal((Code(fault), 1), (error.Code, attempts));
        Assert.Equal(10_000, await CountAsync(client, mode));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task At_a_write(Fault fault)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString, new() { Reads = 3 });
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        proxy.BreakOn("INSERT", fault, isAnswerLost: true);
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({(int)fault}, '')")));
        Assert.Equal(Code(fault), error.Code);
        Assert.Equal(1, await database.ScalarAsync<long>($"SELECT count(*) FROM notes WHERE id = {(int)fault}"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task At_commit_with_its_answer_lost_nobody_knows(Fault fault)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString);
        var attempts = 0;
        proxy.BreakOn("COMMIT", fault, isAnswerLost: true);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.TransactionAsync(
            async transaction =>
            {
                attempts++;
                await transaction.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({100 + (int)fault}, '')"));
            },
            new() { MaxRetries = 3 }));
        Assert.Equal(("RUNTIME.COMMIT_UNKNOWN", 1), (error.Code, attempts));
        Assert.Equal(1, await database.ScalarAsync<long>($"SELECT count(*) FROM notes WHERE id = {100 + (int)fault}")); // It had been committed.
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task At_rollback_the_connection_is_destroyed(Fault fault)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var client = Open(proxy.ConnectionString);
        proxy.BreakOn("ROLLBACK", fault);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => client.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (300, '')"));
            throw new TimeZoneNotFoundException();
        }));
        Assert.Equal("RUNTIME.ROLLBACK_FAILED", error.Code);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(WithFacades))]
    public async Task Disposal_ends_on_a_silent_network(Facade facade, ExecutionMode mode)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        IAsyncDisposable runtime = facade == Facade.LongLived ? Open(proxy.ConnectionString) : await Serverless().ConnectAsync(proxy.ConnectionString);
        var leaked = ((IQueryRuntime)runtime).Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
        Assert.True(await leaked.MoveNextAsync());
        proxy.Break(Fault.Silent);
        proxy.BreakAtConnect(Fault.Silent);
        await runtime.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(() => leaked.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("RUNTIME.DISPOSED", error.Code);
    }

    [Theory]
    [MemberData(nameof(WithFacades))]
    public async Task A_caller_who_waits_on_a_silent_network_is_let_go_by_disposal(Facade facade, ExecutionMode mode)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        IAsyncDisposable owner = facade == Facade.LongLived
            ? Postgres.Create(Contexts.Empty, new() { ConnectionString = proxy.ConnectionString, CommandTimeout = TimeSpan.Zero })
            : await PostgresServerless.Create(Contexts.Empty, new() { CommandTimeout = TimeSpan.Zero }).ConnectAsync(proxy.ConnectionString);
        var runtime = (IQueryRuntime)owner;
        Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")));
        proxy.BreakOn("lost_in_silence", Fault.Silent);
        proxy.BreakAtConnect(Fault.Silent);
        const string Sql = "SELECT 1 AS lost_in_silence";
        var waiting = new List<Task>
        {
            mode switch
            {
                ExecutionMode.Buffered => runtime.Execute(Plans.Integers(Sql)).ToListAsync().AsTask(),
                ExecutionMode.Cursor => runtime.TransactionAsync(async tx => await tx.Execute(Plans.Integers(Sql))),
                _ => runtime.Execute(Plans.Integers(Sql, mode)).GetAsyncEnumerator().MoveNextAsync().AsTask(),
            },
        };
        if (mode == ExecutionMode.Cursor && facade == Facade.LongLived)
        {
            waiting.Add(runtime.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator().MoveNextAsync().AsTask());
            waiting.Add(runtime.BatchAsync(batch => batch.List(Plans.Integers("SELECT 2"))));
        }

        await Task.Delay(200);
        await owner.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        foreach (var work in waiting)
            Assert.StartsWith("RUNTIME.DISPOSED", (await Assert.ThrowsAnyAsync<PrismaNextException>(() => work.WaitAsync(TimeSpan.FromSeconds(10)))).Message, StringComparison.Ordinal);
    }

    private static string Code(Fault fault) => fault == Fault.Silent ? "DRIVER.TIMEOUT" : "DRIVER.CONNECTION_LOST";

    private static async Task<int> CountAsync(IQueryRuntime runtime, ExecutionMode mode)
    {
        var count = 0;
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(mode)))
            count++;
        return count;
    }

    private static Postgres Open(string connectionString, RetryOptions? retry = null) => Postgres.Create(Contexts.Empty, new()
    {
        // The driver waits as long again for the answer to its cancel request.
        ConnectionString = connectionString + ";Cancellation Timeout=200",
        CommandTimeout = Patience,
        CloseTimeout = Patience,
        Retry = retry ?? new(),
    });

    private static PostgresServerless Serverless() =>
        PostgresServerless.Create(Contexts.Empty, new() { CommandTimeout = Patience, CloseTimeout = Patience });

    private static async Task<IAsyncDisposable> ConnectAsync(Facade facade, string connectionString, RetryOptions? retry = null)
    {
        if (facade == Facade.PerRequest)
        {
            var options = new PostgresServerlessOptions { ConnectTimeout = Patience, Retry = retry ?? new() };
            return await PostgresServerless.Create(Contexts.Empty, options).ConnectAsync(connectionString);
        }

        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, ConnectTimeout = Patience, Retry = retry ?? new() });
        try
        {
            await client.ConnectAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }
}
