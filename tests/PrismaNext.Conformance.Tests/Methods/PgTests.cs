using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

/// <summary>What has no C# to be compared with, and what the server makes anew for each row.</summary>
public sealed class PgTests
{
    private static readonly (int, string) Last = (5, "x");
    private static readonly string Collation = "C";

    [Fact]
    public Task Like_keeps_its_wildcards() => Finds(s => Pg.Like(s.Name, "%al_ha%"), "s.name LIKE '%al_ha%'", 1, 5);

    [Fact]
    public Task ILike_ignores_case() => Finds(s => Pg.ILike(s.Nick, "al%"), "s.nick ILIKE 'al%'", 1, 5);

    [Fact]
    public Task Matches_takes_a_regular_expression_of_the_server() => Finds(s => Pg.Matches(s.Name, @"^\w+$"), @"s.name ~ '^\w+$'", 1, 7);

    [Fact]
    public Task MatchesIgnoreCase_ignores_case() => Finds(s => Pg.MatchesIgnoreCase(s.Name, "^ALPHA"), "s.name ~* '^ALPHA'", 1, 5);

    [Fact]
    public Task Collate_names_another_collation() => Finds(s => Pg.Collate(s.Name, Collation).CompareTo("a,") >= 0 && s.Id < 3, "s.name COLLATE \"C\" >= 'a,' AND s.id < 3", 1);

    [Fact]
    public Task Tuples_compare_as_rows() =>
        Finds(s => Pg.LessThan(ValueTuple.Create(s.Number, s.Name), ValueTuple.Create(1, "a")), "(s.number, s.name) < ($1, $2)", 2, 3, 6, 9);

    [Fact]
    public Task A_tuple_of_the_program_is_taken_apart() =>
        Finds(s => Pg.GreaterThanOrEqual(ValueTuple.Create(s.Number, s.Name), Last), "(s.number, s.name) >= ($1, $2)", 4, 5, 7, 10);

    [Fact]
    public async Task Guids_and_random_numbers_are_new_for_each_row()
    {
        var db = await SampleDatabase.GetAsync();
        var rows = await db.From<Sample>().Select(s => new
        {
            New = Guid.NewGuid(),
            Ordered = Guid.CreateVersion7(),
            Number = Random.Shared.Next(5, 8),
            Fraction = Random.Shared.NextDouble(),
            Other = Pg.Random(),
            Now = Pg.Now(),
        }).ToListAsync();

        Assert.Equal(rows.Count, rows.Select(r => r.New).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(r => r.Fraction).Distinct().Count());
        Assert.All(rows, r => Assert.InRange(r.Number, 5, 7));
        Assert.All(rows, r => Assert.True(r.Fraction < 1 && r.Other < 1 && r.New.Version == 4 && r.Ordered.Version == 7 && r.Ordered.Variant is >= 8 and < 12));
        Assert.All(rows, r => Assert.InRange(Milliseconds(r.Ordered), DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds()));
        Assert.Equal(DateTimeKind.Utc, rows[0].Now.Kind);
    }

    [Fact]
    public void The_program_cannot_call_them() =>
        Assert.Equal("PLAN.SERVER_ONLY", Assert.Throws<PrismaNextException>(() => Pg.Like("a", "a")).Code);

    private static long Milliseconds(Guid guid) => Convert.ToInt64(guid.ToString("N")[..12], 16);

    private static async Task Finds(System.Linq.Expressions.Expression<Func<Sample, bool>> predicate, string condition, params int[] ids)
    {
        var db = await SampleDatabase.GetAsync();
        var query = db.From<Sample>().Where(predicate).OrderBy(s => s.Id).Select(s => s.Id);

        Assert.Contains($"WHERE {condition}\n", query.ToSql(), StringComparison.Ordinal);
        Assert.Equal(ids, await query.ToListAsync());
    }
}
