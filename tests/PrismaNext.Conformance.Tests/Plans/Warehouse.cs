using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Plans;

/// <summary>A database with enough rows, and the statistics of them, that the planner chooses as it would in earnest.</summary>
internal sealed class Warehouse
{
    private static readonly Lazy<Task<Warehouse>> Opened = new(CreateAsync);

    private Warehouse(string connectionString)
    {
        Source = NpgsqlDataSource.Create(connectionString);
        Indexed = Client(connectionString, knowsIndexes: true);
        Plain = Client(connectionString, knowsIndexes: false);
        ServerOrdered = Client(connectionString, knowsIndexes: true, NullOrder.Postgres);
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>By a contract that knows the index on the items' shelf.</summary>
    public Postgres Indexed { get; }

    /// <summary>By a contract that knows of no index.</summary>
    public Postgres Plain { get; }

    /// <summary>By a contract that leaves the order of nulls to the server.</summary>
    public Postgres ServerOrdered { get; }

    public static Task<Warehouse> GetAsync() => Opened.Value;

    private static Postgres Client(string connectionString, bool knowsIndexes, NullOrder nulls = NullOrder.Linq) => Postgres.Create(
        Contract.Build(c => c.UseSnakeCase().UseNullOrder(nulls).Entity<Shelf>().Entity<Item>(e =>
        {
            if (knowsIndexes)
                e.HasIndex(i => i.ShelfId);
        })),
        new PostgresOptions { ConnectionString = connectionString });

    private static async Task<Warehouse> CreateAsync()
    {
        var warehouse = new Warehouse(await PostgresFixture.CreateDatabaseAsync("warehouse"));
        string[] statements =
        [
            "CREATE TABLE shelves (id bigint PRIMARY KEY, name text NOT NULL)",
            "CREATE TABLE items (id bigint PRIMARY KEY, shelf_id bigint NOT NULL, owner_id bigint, code text NOT NULL, position integer, created integer NOT NULL)",
            "INSERT INTO shelves SELECT i, 'shelf ' || i FROM generate_series(1, 1000) AS i",
            """
            INSERT INTO items
            SELECT i, 1 + i % 1000, CASE WHEN i % 4000 > 0 THEN 1 + i % 900 END, 'code ' || i, CASE WHEN i % 10 > 0 THEN i * 7 % 20011 END, i * 13 % 20021
            FROM generate_series(1, 20000) AS i
            """,
            "CREATE INDEX items_by_shelf ON items (shelf_id)",
            "CREATE INDEX items_by_owner ON items (owner_id)",
            "CREATE INDEX items_by_code ON items (code text_pattern_ops)",
            "CREATE INDEX items_by_position ON items (position)",
            "CREATE INDEX items_by_created ON items (created, id)",
            "VACUUM ANALYZE",
        ];
        foreach (var statement in statements)
        {
            await using var command = warehouse.Source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }

        return warehouse;
    }
}
