using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace PrismaNext.Conformance.Tests.Plans;

/// <summary>The usual queries are planned as SQL by hand is: with the same index, and without reading or sorting a table that it spares.</summary>
public sealed class IndexTests
{
    private readonly long _number = 7;
    private readonly int _few = 10;
    private readonly long?[] _owners = [3, 5];

    [Fact]
    public Task A_key() => CheckAsync(db => Items(db).Where(i => i.Id == _number), "SELECT * FROM items WHERE id = 7", "items_pkey");

    [Fact]
    public Task A_key_of_a_smaller_type()
    {
        var number = 7;
        return CheckAsync(db => Items(db).Where(i => i.Id == number), "SELECT * FROM items WHERE id = 7", "items_pkey");
    }

    [Fact]
    public Task A_column_that_is_compared_with_a_wider_type() => CheckAsync(db => Items(db).Where(i => i.Created == _number), "SELECT * FROM items WHERE created = 7", "items_by_created");

    [Fact]
    public Task A_foreign_key() => CheckAsync(db => Items(db).Where(i => i.ShelfId == _number), "SELECT * FROM items WHERE shelf_id = 7", "items_by_shelf");

    [Fact]
    public Task A_column_that_can_be_null()
    {
        long? owner = 7;
        return CheckAsync(db => Items(db).Where(i => i.OwnerId == owner), "SELECT * FROM items WHERE owner_id = 7", "items_by_owner");
    }

    [Fact]
    public Task A_column_that_is_null()
    {
        long? owner = null;
        return CheckAsync(db => Items(db).Where(i => i.OwnerId == owner), "SELECT * FROM items WHERE owner_id IS NULL", "items_by_owner");
    }

    [Fact]
    public Task The_key_of_a_navigation() => CheckAsync(db => Items(db).Where(i => i.Owner!.Id == _number), "SELECT * FROM items WHERE owner_id = 7", "items_by_owner");

    [Fact]
    public Task A_list_of_keys()
    {
        long[] numbers = [3, 5, 7];
        return CheckAsync(db => Items(db).Where(i => numbers.Contains(i.Id)), "SELECT * FROM items WHERE id = ANY ('{3,5,7}')", "items_pkey");
    }

    [Fact]
    public Task A_list_of_values_that_can_be_null() =>
        CheckAsync(db => Items(db).Where(i => _owners.Contains(i.OwnerId)), "SELECT * FROM items WHERE owner_id = ANY ('{3,5}')", "items_by_owner");

    [Fact]
    public Task A_range() => CheckAsync(db => Items(db).Where(i => i.Created >= 50 && i.Created < 70), "SELECT * FROM items WHERE created >= 50 AND created < 70", "items_by_created");

    [Fact]
    public Task A_range_of_a_column_that_can_be_null() =>
        CheckAsync(db => Items(db).Where(i => i.Position >= 50 && i.Position < 70), "SELECT * FROM items WHERE position >= 50 AND position < 70", "items_by_position");

    [Fact]
    public Task The_beginning_of_a_text()
    {
        var start = "code 77";
        return CheckAsync(db => Items(db).Where(i => i.Code.StartsWith(start)), "SELECT * FROM items WHERE code LIKE 'code 77%'", "items_by_code");
    }

    [Fact]
    public Task The_first_by_an_index() =>
        CheckAsync(db => Items(db).OrderBy(i => i.Created).ThenBy(i => i.Id).Take(_few), "SELECT * FROM items ORDER BY created, id LIMIT 10", "items_by_created");

    [Fact]
    public Task The_last_by_an_index() =>
        CheckAsync(db => Items(db).OrderByDescending(i => i.Created).ThenByDescending(i => i.Id).Take(_few), "SELECT * FROM items ORDER BY created DESC, id DESC LIMIT 10", "items_by_created");

    [Fact]
    public Task The_first_by_a_column_that_is_not_null() => CheckAsync(
        db => Items(db).Where(i => i.Position != null).OrderBy(i => i.Position).Take(_few), "SELECT * FROM items WHERE position IS NOT NULL ORDER BY position LIMIT 10", "items_by_position");

    [Fact]
    public Task The_last_by_a_column_that_a_comparison_keeps_from_being_null() => CheckAsync(
        db => Items(db).Where(i => i.Position < 9000).OrderByDescending(i => i.Position).Take(_few), "SELECT * FROM items WHERE position < 9000 ORDER BY position DESC LIMIT 10", "items_by_position");

    [Fact]
    public Task The_next_page_after_a_key() => CheckAsync(
        db => Items(db).Where(i => i.Created > 9000 || i.Created == 9000 && i.Id > _number).OrderBy(i => i.Created).ThenBy(i => i.Id).Take(_few),
        "SELECT * FROM items WHERE (created, id) > (9000, 7) ORDER BY created, id LIMIT 10",
        "items_by_created",
        "Index Cond: (ROW(");

    [Fact]
    public Task A_join_with_a_row_by_its_key() => CheckAsync(
        db => Items(db).Where(i => i.Id == _number).Select(i => new { i.Code, i.Shelf!.Name }),
        "SELECT i.code, s.name FROM items AS i JOIN shelves AS s ON s.id = i.shelf_id WHERE i.id = 7",
        "items_pkey",
        "shelves_pkey");

    [Fact]
    public Task A_join_with_a_row_that_may_be_missing() => CheckAsync(
        db => Items(db).Where(i => i.Id == _number).Select(i => new { i.Code, i.Owner!.Name }),
        "SELECT i.code, s.name FROM items AS i LEFT JOIN shelves AS s ON s.id = i.owner_id WHERE i.id = 7",
        "items_pkey",
        "shelves_pkey");

    [Fact]
    public Task Whether_there_is_a_row() => CheckAsync(
        db => db.From<Shelf>().Where(s => s.Id < 20 && s.Items.Any(i => i.Created > 50)),
        "SELECT * FROM shelves AS s WHERE s.id < 20 AND EXISTS (SELECT 1 FROM items AS i WHERE i.shelf_id = s.id AND i.created > 50)",
        "items_by_shelf",
        "shelves_pkey");

    [Fact]
    public Task Whether_there_is_no_row() => CheckAsync(
        db => db.From<Shelf>().Where(s => s.Id < 20 && !s.Items.Any()),
        "SELECT * FROM shelves AS s WHERE s.id < 20 AND NOT EXISTS (SELECT 1 FROM items AS i WHERE i.shelf_id = s.id)",
        "items_by_shelf",
        "shelves_pkey");

    [Fact]
    public Task A_count_for_each_row() => CheckAsync(
        db => db.From<Shelf>().Where(s => s.Id < 20).Select(s => new { s.Name, Count = s.Items.Count() }),
        "SELECT s.name, (SELECT count(*) FROM items AS i WHERE i.shelf_id = s.id) FROM shelves AS s WHERE s.id < 20",
        "items_by_shelf",
        "shelves_pkey");

    [Fact]
    public Task Groups_of_some_rows() => CheckAsync(
        db => Items(db).Where(i => i.ShelfId == _number).GroupBy(i => i.OwnerId).Select(g => new { g.Key, Count = g.Count() }),
        "SELECT owner_id, count(*) FROM items WHERE shelf_id = 7 GROUP BY owner_id",
        "items_by_shelf");

    [Fact]
    public async Task An_order_by_a_nullable_key_whose_nulls_are_the_servers()
    {
        var warehouse = await Warehouse.GetAsync();
        foreach (var (query, last) in new[]
        {
            (Items(warehouse.ServerOrdered).OrderBy(i => i.Position).Take(_few), "ORDER BY i.position\nLIMIT $1"),
            (Items(warehouse.ServerOrdered).OrderByDescending(i => i.Position).Take(_few), "ORDER BY i.position DESC\nLIMIT $1"),
        })
        {
            Assert.EndsWith(last, query.ToSql(), StringComparison.Ordinal);
            Assert.Contains("items_by_position", await query.ExplainAsync(), StringComparison.Ordinal);
        }

        Assert.All(await Items(warehouse.ServerOrdered).OrderBy(i => i.Position).Take(_few).ToListAsync(), i => Assert.NotNull(i.Position));
        Assert.All(await Items(warehouse.ServerOrdered).OrderByDescending(i => i.Position).Take(_few).ToListAsync(), i => Assert.Null(i.Position));
    }

    [Fact]
    public async Task The_greatest_is_never_null_whatever_the_order_of_nulls()
    {
        var warehouse = await Warehouse.GetAsync();
        var expected = await Items(warehouse.Indexed).MaxAsync(i => i.Position);
        var greatest = await Items(warehouse.ServerOrdered).Select(i => new { i.Id, i.ShelfId }).Take(1).Select(x => Items(warehouse.ServerOrdered).MaxBy(i => i.Position)!.Position).SingleAsync();
        Assert.NotNull(greatest);
        Assert.Equal(expected, greatest);
    }

    [Fact]
    public Task Groups_by_an_indexed_key_that_are_cut_off() => CheckAsync(
        db => Items(db).GroupBy(i => i.ShelfId).OrderBy(g => g.Key).Take(_few).Select(g => new { g.Key, Count = g.Count() }),
        "SELECT shelf_id, count(*) FROM items GROUP BY shelf_id ORDER BY shelf_id LIMIT 10",
        "items_by_shelf");

    [Fact]
    public Task A_collection_that_the_contract_knows_an_index_for() => CheckAsync(
        db => db.From<Shelf>().Where(s => s.Id < 20).Select(s => new { s.Name, Codes = s.Items.Select(i => i.Code).ToList() }),
        "SELECT s.name, ARRAY(SELECT ROW(i.code) FROM items AS i WHERE i.shelf_id = s.id) FROM shelves AS s WHERE s.id < 20",
        "items_by_shelf",
        "shelves_pkey");

    [Fact]
    public async Task A_collection_of_some_rows_that_the_contract_knows_no_index_for()
    {
        var warehouse = await Warehouse.GetAsync();
        var plan = await warehouse.Plain.From<Shelf>().Where(s => s.Id < 4).Select(s => new { s.Name, Codes = s.Items.Select(i => i.Code).ToList() }).ExplainAsync();
        Assert.Contains("items_by_shelf", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SubPlan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_of_all_rows_that_the_contract_knows_no_index_for_is_read_once()
    {
        var warehouse = await Warehouse.GetAsync();
        var plan = await warehouse.Plain.From<Shelf>().Select(s => new { s.Name, Codes = s.Items.Select(i => i.Code).ToList() }).ExplainAsync(new ExplainOptions { Analyze = true });
        Assert.Equal(1, plan.Split('\n').Count(line => line.Contains("on items", StringComparison.Ordinal) && line.Contains("loops=1)", StringComparison.Ordinal)));
        Assert.DoesNotContain("SubPlan", plan, StringComparison.Ordinal);
    }

    private static IQueryable<Item> Items(Postgres db) => db.From<Item>();

    private static async Task CheckAsync<T>(Func<Postgres, IQueryable<T>> query, string byHand, params string[] expected)
    {
        var warehouse = await Warehouse.GetAsync();
        var built = query(warehouse.Indexed);
        var ours = await built.ExplainAsync(new ExplainOptions { Costs = false });
        var theirs = await ExplainAsync(warehouse, byHand);
        foreach (var part in expected)
        {
            Assert.True(theirs.Contains(part, StringComparison.Ordinal), $"SQL by hand has no {part}:\n{theirs}");
            Assert.True(ours.Contains(part, StringComparison.Ordinal), $"The query has no {part}:\n{built.ToSql()}\n\n{ours}\n\nby hand:\n{theirs}");
        }

        foreach (var node in new[] { "Seq Scan", "Sort", "SubPlan" })
            Assert.True(theirs.Contains(node, StringComparison.Ordinal) || !ours.Contains(node, StringComparison.Ordinal), $"SQL by hand has no {node}:\n{built.ToSql()}\n\n{ours}\n\nby hand:\n{theirs}");
    }

    private static async Task<string> ExplainAsync(Warehouse warehouse, string sql)
    {
        await using var command = warehouse.Source.CreateCommand($"EXPLAIN (COSTS FALSE) {sql}");
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
