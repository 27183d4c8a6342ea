using System.Diagnostics;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Runtime;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Soak;

/// <summary>Many clients over both facades for some minutes, with breaks, exceptions, cancellations and killed backends; then a look at what is left.</summary>
internal sealed class SoakRun(TimeSpan duration, int clients) : IDisposable
{
    private const int PoolSize = 24;
    private const double GrowthAllowed = 1.1;

    private static readonly TimeSpan KillInterval = TimeSpan.FromMilliseconds(500);

    private readonly Tally _tally = new();
    private readonly Pace _pace = new(clients);
    private readonly CancellationTokenSource _over = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _kills;

    /// <returns>The exit code: 0 when nothing leaked.</returns>
    public async Task<int> RunAsync()
    {
        await using var server = await LocalPostgres.StartAsync();
        await using var census = new Census(server.ConnectionString);
        await census.ExecuteAsync("""
            CREATE TABLE numbers (id integer PRIMARY KEY, label text NOT NULL);
            INSERT INTO numbers SELECT i, 'number ' || i FROM generate_series(1, 5000) AS i;
            CREATE VIEW slow_numbers AS SELECT i AS id FROM generate_series(1, 1000) AS i CROSS JOIN LATERAL (SELECT pg_sleep(0.01 + 0 * i)) AS s;
            CREATE VIEW bad_numbers AS SELECT 1 / (500 - i) AS id FROM generate_series(1, 1000) AS i;
            CREATE TABLE notes (id uuid PRIMARY KEY, text text NOT NULL);
            ANALYZE;
            """);
        var contract = Contract.FromTypes(typeof(Number), typeof(SlowNumber), typeof(BadNumber), typeof(Note));
        var context = QueryContext.Create(contract);
        var pooled = $"{server.ConnectionString};Application Name=soak-pool;Maximum Pool Size={PoolSize};Timeout=30";
        var longLived = Postgres.Create(context, new() { ConnectionString = pooled });
        var serverless = PostgresServerless.Create(context);
        using var cursors = new CursorCount();

        var work = Enumerable.Range(0, clients)
            .Select(seed => WorkAsync(new Client(longLived, serverless, server.ConnectionString + ";Application Name=soak-request", seed)))
            .ToList();
        var killing = KillAsync(census);
        var memory = new List<long>();
        for (var tenth = 1; tenth <= 10; tenth++)
            memory.Add(await MeasureAsync(duration * tenth / 10, census, longLived));
        var (early, late) = (memory[1], memory[^1]);
        await _over.CancelAsync();
        await killing;
        _pace.Resume();
        await Task.WhenAll(work);

        var busy = await census.SettledAsync("state <> 'idle'");
        var requests = await census.SettledAsync("application_name = 'soak-request'");
        var slots = await FreeSlotsAsync(longLived);
        await longLived.DisposeAsync();
        var backends = await census.SettledAsync("true");
        Console.WriteLine($"{_tally.Operations:N0} operations, {_kills:N0} backends killed: {_tally}");
        Console.WriteLine($"idle transactions and running statements: {busy}; backends of requests: {requests}; backends after disposal: {backends}");
        Console.WriteLine($"free pool slots: {slots} of {PoolSize}; open cursors: {cursors.Open}; uncoded failures: {_tally.Uncoded.Count}");
        Console.WriteLine($"managed memory: {early / 1024.0:N0} KB after {duration * 0.2}, {late / 1024.0:N0} KB at the end, factor {(double)late / early:N3}");
        foreach (var failure in _tally.Uncoded.Take(5))
            Console.WriteLine(failure);
        var isClean = (busy, requests, backends, slots, cursors.Open, _tally.Uncoded.Count) == (0, 0, 0, PoolSize, 0, 0) && late <= early * GrowthAllowed;
        Console.WriteLine(isClean ? "clean" : "NOT CLEAN");
        return isClean ? 0 : 1;
    }

    public void Dispose() => _over.Dispose();

    private static async Task<int> FreeSlotsAsync(Postgres client)
    {
        // As many reads at once as the pool has slots, each holding its own until all of them have one.
        var reads = Enumerable.Range(0, PoolSize).Select(async _ =>
        {
            await using var rows = client.From<Number>().WithMode(ExecutionMode.Cursor).GetAsyncEnumerator();
            await rows.MoveNextAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
            return 1;
        });
        return (await Task.WhenAll(reads)).Sum();
    }

    private async Task WorkAsync(Client client)
    {
        while (!_over.IsCancellationRequested)
        {
            await _pace.EnterAsync();
            if (_over.IsCancellationRequested)
                return;
            Exception? failure = null;
            try
            {
                await client.StepAsync();
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            _tally.Add(failure);
        }
    }

    private async Task KillAsync(Census census)
    {
        using var timer = new PeriodicTimer(KillInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token))
                _kills += await census.KillOneAsync();
        }
        catch (OperationCanceledException)
        {
            // The soak is over.
        }
    }

    private async Task<long> MeasureAsync(TimeSpan at, Census census, Postgres client)
    {
        while (_clock.Elapsed < at)
            await Task.Delay(TimeSpan.FromSeconds(Math.Max((at - _clock.Elapsed).TotalSeconds, 0.01)));
        await _pace.PauseAsync();

        // Buffers and prepared statements of pooled connections outweigh everything else, and how many there are is chance; so there is one, a new one.
        await census.KillAllAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.From<Number>().CountAsync();
                break;
            }
            catch (DatabaseException exception) when (exception.Code == "DRIVER.CONNECTION_LOST" && attempt < 3)
            {
                // A connection of the pool that was killed while it was handed out.
            }
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"{_clock.Elapsed:mm\\:ss} {_tally.Operations:N0} operations, {memory / 1024.0:N0} KB");
        if (at < duration)
            _pace.Resume();
        return memory;
    }
}
