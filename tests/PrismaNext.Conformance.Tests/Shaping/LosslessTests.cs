using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using PrismaNext.Runtime;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A value inside a nested collection is the one that a direct read gives, for every type of column and in each form.</summary>
public sealed class LosslessTests
{
    [Fact]
    public Task In_a_collection_that_is_grouped() => CheckAsync(
        db => db.From<Sample>().Select(x => db.From<Sample>().Where(y => y.Kind == x.Kind && y.Kind == SampleKind.Plain).OrderBy(y => y.Id).ToList()),
        rows => rows.Where(y => y.Kind == SampleKind.Plain),
        "LEFT JOIN (");

    [Fact]
    public Task In_a_collection_that_an_index_finds() => CheckAsync(
        db => db.From<Sample>().Select(x => db.From<Sample>().Where(y => y.Id == x.Id && y.Id == 1).ToList()),
        rows => rows.Where(y => y.Id == 1),
        "ARRAY(");

    [Fact]
    public Task Among_the_elements_of_a_group() => CheckAsync(
        db => db.From<Sample>().GroupBy(x => x.Kind == SampleKind.Plain).Where(g => g.Key).Select(g => g.OrderBy(y => y.Id).ToList()),
        rows => rows.Where(y => y.Kind == SampleKind.Plain),
        "array_agg(");

    private static async Task CheckAsync(Func<Postgres, IQueryable<List<Sample>>> nested, Func<IEnumerable<Sample>, IEnumerable<Sample>> filter, string form)
    {
        var db = await SampleDatabase.GetAsync();
        var direct = filter(await db.From<Sample>().OrderBy(x => x.Id).ToListAsync()).ToList();
        Assert.NotEmpty(direct);
        Assert.Contains(form, nested(db).ToSql(), StringComparison.Ordinal);
        var actual = ResultTree.Of((await nested(db).ToListAsync()).First(list => list.Count > 0));
        Assert.True(ResultTree.AreEqual(ResultTree.Of(direct), actual, RowOrder.All), $"{ResultTree.Print(ResultTree.Of(direct))}\n{ResultTree.Print(actual)}");
    }
}
