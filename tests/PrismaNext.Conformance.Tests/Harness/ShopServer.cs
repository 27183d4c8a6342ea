using System.Collections;
using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>The database of the shop, made once and only read.</summary>
internal static class ShopServer
{
    private static readonly Lazy<Task<string>> Created = new(CreateAsync);

    // The pools live as long as the process that made the server.
    private static readonly Lazy<Task<DatabaseShop>> Opened = new(() => OpenAsync(ShopContract.Value));
    private static readonly Lazy<Task<DatabaseShop>> Indexed = new(() => OpenAsync(ShopContract.Indexed));

    private static readonly Lazy<Task<DatabaseShop>> Zoo = new(() => OpenAsync(ZooContract.Shared));
    private static readonly Lazy<Task<DatabaseShop>> ZooPerType = new(() => OpenAsync(ZooContract.PerType));

    public static Task<DatabaseShop> GetAsync() => Opened.Value;

    /// <summary>The same rows by a contract that knows indexes.</summary>
    public static Task<DatabaseShop> GetIndexedAsync() => Indexed.Value;

    /// <summary>The zoo in one table.</summary>
    public static Task<DatabaseShop> GetZooAsync() => Zoo.Value;

    /// <summary>The zoo in a table for each type.</summary>
    public static Task<DatabaseShop> GetZooPerTypeAsync() => ZooPerType.Value;

    private static async Task<DatabaseShop> OpenAsync(Contract contract)
    {
        var connectionString = await Created.Value;
        var context = QueryContext.Create(contract);
        return new DatabaseShop(Postgres.Create(context, new() { ConnectionString = connectionString }))
        {
            Simple = new DatabaseShop(Postgres.Create(context, new() { ConnectionString = connectionString, Mode = ExecutionMode.Simple })),
        };
    }

    private static async Task<string> CreateAsync()
    {
        var connectionString = await PostgresFixture.CreateDatabaseAsync("shop");
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await FillAsync(source, ShopContract.Value, MemoryShop.Tables);
            await FillAsync(source, ZooContract.Shared, MemoryShop.ZooTables);
            await FillAsync(source, ZooContract.PerType, MemoryShop.ZooTables);

            await using (var junction = source.CreateCommand("CREATE TABLE product_tags (product_id bigint, tag_id text, PRIMARY KEY (product_id, tag_id))"))
                await junction.ExecuteNonQueryAsync();
            foreach (var (product, tag) in ShopData.ProductTags)
            {
                await using var insert = source.CreateCommand("INSERT INTO product_tags VALUES ($1, $2)");
                insert.Parameters.Add(new() { Value = product });
                insert.Parameters.Add(new() { Value = tag });
                await insert.ExecuteNonQueryAsync();
            }

            // A query by chance is estimated to cost far more than its few rows do, and compiling it would take most of the run.
            await using var settle = source.CreateCommand($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} SET jit = off; ANALYZE");
            await settle.ExecuteNonQueryAsync();
        }

        return connectionString;
    }

    private static async Task FillAsync(NpgsqlDataSource source, Contract contract, IReadOnlyList<IEnumerable> tables)
    {
        foreach (var entity in contract.Entities.Where(e => !e.IsView && e.Hierarchy is not { Base: not null, Discriminator: not null }))
        {
            await using var create = source.CreateCommand(TableWriter.Create(entity));
            await create.ExecuteNonQueryAsync();
        }

        // Backwards, so that rows that come in the order of the table are not taken for ordered.
        foreach (var row in tables.SelectMany(t => t.Cast<object>()).Reverse())
            await InsertAsync(source, contract, row);
    }

    private static async Task InsertAsync(NpgsqlDataSource source, Contract contract, object row)
    {
        foreach (var (table, values) in TableWriter.Rows(contract, row))
        {
            await using var insert = source.CreateCommand(
                $"INSERT INTO {table} ({string.Join(", ", values.Select(v => v.Column.Name))}) VALUES ({string.Join(", ", values.Select((_, i) => $"${i + 1}"))})");
            foreach (var (column, value) in values)
                insert.Parameters.Add(new() { Value = value ?? DBNull.Value, DataTypeName = column.Type.Name });
            await insert.ExecuteNonQueryAsync();
        }
    }
}
