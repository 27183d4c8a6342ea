using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>One plan serves every write of one shape.</summary>
public sealed class PlanReuseTests
{
    private readonly Postgres _db = Postgres.Create(Forum.Contract);

    private PlanCacheStatistics Statistics => _db.Context.PlanCache;

    [Fact]
    public void Null_and_values_share_a_plan()
    {
        Assert.Same(Nickname("Ann").Sql, Nickname(null).Sql);
        Assert.Equal((1, 1, 1), (Statistics.Misses, Statistics.Hits, Statistics.Plans));
    }

    [Fact]
    public void Objects_with_nulls_and_without_share_a_plan()
    {
        _db.Sql.Insert(new Remark(1, 1, null)).Build();
        _db.Sql.Insert(new Remark(1, 2, "text")).Build();
        Assert.Equal((1, 1), (Statistics.Misses, Statistics.Hits));
    }

    [Fact]
    public void Any_number_of_rows_shares_a_plan()
    {
        foreach (var count in (int[])[0, 1, 2, 1000])
            _db.Sql.Insert(Enumerable.Range(1, count).Select(i => new Remark(1, i, "text"))).Build();
        Assert.Equal((1, 3), (Statistics.Misses, Statistics.Hits));
    }

    [Fact]
    public void A_key_that_is_given_makes_another_plan()
    {
        _db.Sql.Insert(new Topic { Title = "" }).Build();
        _db.Sql.Insert(new Topic { Id = 1, Title = "" }).Build();
        Assert.Equal(2, Statistics.Misses);
    }

    [Fact]
    public void The_values_of_a_row_are_those_of_its_insert()
    {
        var tags = new[] { "old" };
        var first = _db.Sql.Insert(new Topic { Title = "first", Tags = tags }).Build();
        var second = _db.Sql.Insert(new Topic { Title = "second" }).Build();
        Assert.Equal(("first", "second"), (Title(first), Title(second)));

        static object? Title(CommandPlan plan) => plan.Parameters[0].Transform!(plan.Values[plan.Parameters[0].Slot]!); // A stored column is a part of the row.
    }

    private CommandPlan Nickname(string? nickname) => _db.Sql.Update<Member>().Set(m => m.Nickname, nickname).Where(m => m.Id == 1).Build();
}
