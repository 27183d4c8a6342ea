using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>A database behind a proxy, where one fault happens at one stage.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private const string EndlessRows = "SELECT generate_series(1, 10000000)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TableFault _fault;
    private readonly string _server;
    private readonly WireProxy _proxy;
    private LocalPostgres? _running;
    private IAsyncDisposable? _lock;

    private FaultBench(TableFault fault, string server, LocalPostgres? running)
    {
        (_fault, _server, _running) = (fault, server, running);
        _proxy = new WireProxy(server);
        ConnectionString = _proxy.ConnectionString + $";Application Name={Name};Cancellation Timeout=200" + (fault == TableFault.LockTimeout ? ";Options=-c lock_timeout=200" : "");
    }

    private string ConnectionString { get; }

    private string Name => $"fault-{_fault}";

    private bool IsOfServer => _fault is TableFault.DiskFull or TableFault.LockTimeout;

    /// <summary>Uses a database of the shared server, or servers of its own where one is restarted.</summary>
    public static async Task<FaultBench> CreateAsync(TableFault fault, string shared)
    {
        var own = fault == TableFault.ServerRestarted ? await LocalPostgres.StartAsync() : null;
        var server = own?.ConnectionString ?? shared;
        await FaultDatabase.PrepareAsync(server);
        return new FaultBench(fault, server, own);
    }

    /// <summary>Goes through a stage while the fault happens.</summary>
    /// <returns>The code that the caller sees; null for none.</returns>
    public async Task<string?> RunAsync(Stage stage, Facade facade, ExecutionMode mode)
    {
        if (stage == Stage.Connect)
        {
            await ArmConnectAsync();
            return await CodeAsync(async () => await (await OpenAsync(facade, stage)).DisposeAsync());
        }

        await using var db = await OpenAsync(facade, stage);
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
        await ArmAsync(stage);
        return await CodeAsync(() => stage switch
        {
            Stage.MidStream => ReadAsync(db.Runtime, IsOfServer ? FaultDatabase.Failing(_fault, 3000) : EndlessRows, mode, FailMidStreamAsync),
            Stage.Write => db.Runtime.ExecuteAsync(Plans.Command(IsOfServer ? $"INSERT INTO notes SELECT fail('{_fault}'), ''" : "INSERT INTO notes VALUES (1, '')")).AsTask(),
            Stage.Commit => db.Runtime.TransactionAsync(transaction => transaction.ExecuteAsync(Plans.Command($"INSERT INTO late_notes VALUES ('{_fault}')")).AsTask()),
            _ => ReadAsync(db.Runtime, IsOfServer ? FaultDatabase.Failing(_fault, 1) : Plans.Numbers, mode, () => Task.CompletedTask),
        });
    }

    /// <summary>After the fault a client connects and reads again, and nothing of the failed ones is left on the server.</summary>
    public async Task HasRecoveredAsync(Facade facade)
    {
        _proxy.Heal();
        if (_lock is not null)
            await _lock.DisposeAsync();
        await using (var db = await OpenAsync(facade, Stage.FirstPageFromPool))
            Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
        await TestDatabase.EventuallyAsync(async () => await ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}'") == 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        if (_lock is not null)
            await _lock.DisposeAsync();
        if (_running is not null)
            await _running.DisposeAsync();
    }

    private static async Task<string?> CodeAsync(Func<Task> work) => await Record.ExceptionAsync(work) switch
    {
        null => null,
        PrismaNextException coded => coded.Code,
        var other => other.ToString(),
    };

    private static async Task ReadAsync(IQueryRuntime runtime, string sql, ExecutionMode mode, Func<Task> after200)
    {
        var seen = 0;
        await foreach (var row in runtime.Execute(Plans.Integers(sql, mode)))
        {
            Assert.Equal(++seen, row);
            if (seen == 200)
                await after200();
        }
    }

    private async Task<OpenRuntime> OpenAsync(Facade facade, Stage stage)
    {
        // Only silence is waited for; a busy machine is not to be taken for it.
        var connectTimeout = (_fault, stage) is (TableFault.NetworkSilent, Stage.Connect) ? Patience : TimeSpan.FromSeconds(30);
        TimeSpan? commandTimeout = _fault == TableFault.NetworkSilent ? Patience : null;
        if (facade == Facade.PerRequest)
        {
            var options = new PostgresServerlessOptions { ConnectTimeout = connectTimeout, CommandTimeout = commandTimeout, CloseTimeout = Patience };
            var runtime = await PostgresServerless.Create(Contexts.Empty, options).ConnectAsync(ConnectionString);
            return new(runtime, runtime);
        }

        var client = Postgres.Create(
            Contexts.Empty, new() { ConnectionString = ConnectionString, ConnectTimeout = connectTimeout, CommandTimeout = commandTimeout, CloseTimeout = Patience });
        try
        {
            await client.ConnectAsync();
            return new(client, client);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    // A client that connects asks for the catalogue of types, which is late enough for it to have a backend.
    private async Task ArmConnectAsync()
    {
        const string catalogue = "pg_type";
        if (_fault == TableFault.LockTimeout)
            _lock = await FaultDatabase.LockAsync(_server, "pg_catalog.pg_type");
        else if (_fault == TableFault.DiskFull)
            _proxy.RefuseConnections("53100");
        else if (Fault() is { } fault)
            _proxy.BreakAtConnect(fault);
        else
            _proxy.On(catalogue, FailAsync);
    }

    private async Task ArmAsync(Stage stage)
    {
        if (_fault == TableFault.LockTimeout)
            _lock = await FaultDatabase.LockAsync(_server, "locked");
        if (IsOfServer || stage == Stage.MidStream)
            return;

        // A restart takes longer than a connection that was dead before takes to say so.
        if ((_fault, stage) is (TableFault.ServerRestarted, Stage.FirstPageFromPool or Stage.FirstPageOfRequest))
        {
            await FailAsync();
            return;
        }

        var text = stage switch { Stage.Write => "INSERT", Stage.Commit => "COMMIT", _ => "numbers" };
        if (Fault() is { } fault)
            _proxy.BreakOn(text, fault);
        else
            _proxy.On(text, FailAsync);
    }

    private async Task FailMidStreamAsync()
    {
        if (Fault() is { } fault)
            _proxy.Break(fault);
        else if (!IsOfServer)
            await FailAsync();
    }

    private async Task FailAsync()
    {
        if (_fault == TableFault.BackendKilled)
        {
            await ScalarAsync($"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '{Name}'");
            return;
        }

        // Whoever notices finds the server back.
        var old = _running!; // A bench of this fault has servers of its own.
        _running = await LocalPostgres.StartAsync();
        await FaultDatabase.PrepareAsync(_running.ConnectionString);
        _proxy.Forward(_running.ConnectionString);
        await old.DisposeAsync();
    }

    private Fault? Fault() => _fault switch
    {
        TableFault.NetworkReset => Faults.Fault.Reset,
        TableFault.NetworkClosed => Faults.Fault.Closed,
        TableFault.NetworkSilent => Faults.Fault.Silent,
        _ => null,
    };

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((_running?.ConnectionString ?? _server) + ";Pooling=false;Application Name=observer");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!; // A count is never null.
    }
}
