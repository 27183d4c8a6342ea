using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>Where a mode can be used: in a transaction, with nested collections, through poolers.</summary>
public sealed class ModeWayTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Contract Contract = Contract.Build(c =>
    {
        c.UseSnakeCase();
        c.Entity<Number>(e => e.ToTable("numbers").HasKey(n => n.Id));
        c.Entity<Note>(e => e.ToTable("notes").HasKey(n => n.Id));
    });

    [Theory]
    [ModeRow("in a transaction", Cursor = "a cursor of the transaction", Buffered = "as outside", Stream = "a cursor of the transaction", Simple = "as outside")]
    public async Task Reads_in_a_transaction(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "transaction", mode);
        await using var proxy = new HyperdriveProxy(database.Direct);
        await using var client = bench.Client(proxy.ConnectionString);
        await client.ConnectAsync();
        var before = proxy.Statements.Count;
        await client.TransactionAsync(async transaction => Assert.Equal(1, await transaction.Execute(Plans.AllNumbers(mode)).FirstAsync()));
        await bench.NothingIsLeftAsync();
        string[] verbs = [.. proxy.Statements.Skip(before).Select(sql => sql.Split(' ')[0]).Distinct()];
        Assert.Equal(cell, verbs switch
        {
            ["BEGIN", "DECLARE", "FETCH", "CLOSE", "COMMIT"] => "a cursor of the transaction",
            ["BEGIN", "SELECT" or "COPY", "COMMIT"] => "as outside",
            _ => string.Join(", ", verbs),
        });
    }

    [Theory]
    [ModeRow("rows with nested collections", Cursor = "yes", Buffered = "yes", Stream = "yes", Simple = "`PLAN.MODE_UNSUPPORTED`")]
    public async Task Reads_nested_collections(ExecutionMode mode, string cell)
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.Direct });
        await database.ExecuteAsync("INSERT INTO notes VALUES (7, 'seven') ON CONFLICT DO NOTHING");
        var query = client.From<Number>().Where(n => n.Id == 7).Select(n => new { n.Id, Notes = client.From<Note>().Where(x => x.Id == n.Id).ToList() });
        Assert.Equal(cell, await ModeBench.OutcomeAsync(async () => Assert.Equal("seven", (await query.WithMode(mode).ToListAsync()).Single().Notes.Single().Text)));
    }

    [PgBouncerTheory]
    [ModeRow("through a pooler in transaction mode (PgBouncer)", Cursor = "yes", Buffered = "yes", Stream = "yes", Simple = "yes")]
    public async Task Passes_a_pooler_of_transactions(ExecutionMode mode, string cell) =>
        Assert.Equal(cell, await PassAsync("transactions", mode, PoolMode.Transaction, Pooler.Transaction));

    [PgBouncerTheory]
    [ModeRow("through a pooler in statement mode (PgBouncer)", Cursor = "`RUNTIME.MODE_UNSUPPORTED`", Buffered = "yes", Stream = "yes", Simple = "yes")]
    public async Task Passes_a_pooler_of_statements(ExecutionMode mode, string cell) =>
        Assert.Equal(cell, await PassAsync("statements", mode, PoolMode.Statement, Pooler.Statement));

    [PgBouncerTheory]
    [ModeRow("through a proxy that never answers a `Close` (Cloudflare Hyperdrive)", Cursor = "yes", Buffered = "yes", Stream = "yes", Simple = "yes")]
    public async Task Passes_a_proxy_without_close(ExecutionMode mode, string cell)
    {
        var pooler = await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction);
        await using var proxy = new HyperdriveProxy(pooler.ConnectionStringFor(database.Direct));
        Assert.Equal(cell, await PassAsync("hyperdrive", mode, proxy.ConnectionString, Pooler.Transaction));
    }

    private async Task<string> PassAsync(string test, ExecutionMode mode, PoolMode poolMode, Pooler pooler) =>
        await PassAsync(test, mode, (await PostgresFixture.GetPgBouncerAsync(poolMode)).ConnectionStringFor(database.Direct), pooler);

    // Whole, left early, and as a list, by both clients; each with a connection of its own to the pooler and few behind it.
    private async Task<string> PassAsync(string test, ExecutionMode mode, string address, Pooler pooler)
    {
        var bench = new ModeBench(database, test, mode);
        var connectionString = TestDatabase.Named(address, bench.Name, "Maximum Pool Size=1");
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = pooler });
        await using var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = pooler }).ConnectAsync(connectionString);
        var outcomes = new List<string>();
        foreach (var db in (IQueryRuntime[])[client, runtime, client, runtime])
        {
            outcomes.Add(await ModeBench.OutcomeAsync(async () =>
            {
                var seen = 0;
                await foreach (var _ in db.Execute(Plans.AllNumbers(mode)))
                    seen++;
                Assert.Equal(10_000, seen);
                Assert.Equal(1, await db.Execute(Plans.AllNumbers(mode)).FirstAsync());
                Assert.Equal(10_000, (await db.Execute(Plans.AllNumbers(mode))).Count);
            }));
        }

        await bench.NothingIsLeftAsync(requests: 1);
        return outcomes.Distinct().Single();
    }

    public sealed record Number(int Id, string Label);

    public sealed record Note(int Id, string Text);
}
