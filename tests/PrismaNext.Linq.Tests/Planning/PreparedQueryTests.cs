using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Writes.Model;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Planning;

public sealed class PreparedQueryTests
{
    private readonly Postgres _db = Postgres.Create(Forum.Contract);

    private SqlBuilder Sql => _db.Sql;

    private (long Misses, long Hits) Cache => (_db.Context.PlanCache.Misses, _db.Context.PlanCache.Hits);

    [Fact]
    public void A_terminal_is_part_of_the_plan()
    {
        var byEmail = Sql.Prepare((string email) => Sql.From<Member>().Where(m => m.Email == email).Select(m => m.Id).FirstOrDefault());
        Assert.Equal(
            """
            SELECT m.id
            FROM members AS m
            WHERE m.email = $1
            LIMIT 1
            """,
            byEmail.Bind("a@example.com").Plan.Sql);
    }

    [Fact]
    public void Later_binds_look_nothing_up()
    {
        var byEmail = Sql.Prepare((string email) => Sql.From<Member>().Count(m => m.Email == email || m.Nickname == email));
        var bound = new[] { "a", "b", "c" }.Select(byEmail.Bind).ToList();
        Assert.Equal((1, 0), Cache);
        Assert.All(bound, b => Assert.Same(bound[0].Plan, b.Plan));
        Assert.Equal(["a", "b", "c"], bound.Select(b => Values(b).Single()));
    }

    [Fact]
    public void A_null_has_a_plan_of_its_own()
    {
        var byNickname = Sql.Prepare((string? nickname) => Sql.From<Member>().Where(m => m.Nickname == nickname));
        var sql = new[] { "Ann", null, "Bob", null }.Select(n => byNickname.Bind(n).Plan.Sql.Split('\n')[^1]).ToList();
        Assert.Equal(["WHERE m.nickname = $1", "WHERE m.nickname IS NULL", "WHERE m.nickname = $1", "WHERE m.nickname IS NULL"], sql);
        Assert.Equal((2, 0), Cache);
    }

    [Fact]
    public void Rows_are_a_sequence_also_when_ordered()
    {
        PreparedQuery<int, int, Member> page = Sql.Prepare((int skip, int take) => Sql.From<Member>().OrderBy(m => m.Id).Skip(skip).Take(take));
        Assert.Equal([20, 10], Values(page.Bind(20, 10)).Cast<int>().Order().Reverse());
        Assert.Equal([40, 5], Values(page.Bind(40, 5)).Cast<int>().Order().Reverse());
        Assert.Equal((1, 0), Cache);
    }

    [Fact]
    public void A_query_without_arguments_can_be_prepared()
    {
        var count = Sql.Prepare(() => Sql.From<Member>().LongCount());
        Assert.Same(count.Bind().Plan, count.Bind().Plan);
        PreparedQuery<Member> all = Sql.Prepare(() => Sql.From<Member>());
        Assert.Same(all.Bind().Plan, all.Bind().Plan);
    }

    [Fact]
    public void What_is_captured_is_read_at_each_bind()
    {
        var least = 1;
        var query = Sql.Prepare((string email) => Sql.From<Member>().Where(m => m.Email == email && m.Logins >= least));
        Assert.Equal(["a", 1], Values(query.Bind("a")));
        least = 2;
        Assert.Equal(["b", 2], Values(query.Bind("b")));
        Assert.Equal((1, 0), Cache);
    }

    [Fact]
    public void A_value_that_is_computed_is_computed_at_each_bind()
    {
        var query = Sql.Prepare((string email) => Sql.From<Member>().Where(m => m.Email == email.Trim()));
        Assert.Equal(["a"], Values(query.Bind(" a ")));
        Assert.Equal(["b"], Values(query.Bind("b ")));
        Assert.Equal((1, 1), Cache);
    }

    [Fact]
    public void A_member_of_an_argument_is_read_at_each_bind()
    {
        var query = Sql.Prepare((Version version) => Sql.From<Member>().Where(m => m.Logins == version.Major));
        Assert.Equal([3], Values(query.Bind(new Version(3, 0))));
        Assert.Equal([4], Values(query.Bind(new Version(4, 0))));
    }

    [Fact]
    public void A_condition_on_an_argument_is_decided_at_each_bind()
    {
        var query = Sql.Prepare((string? email) => Sql.From<Member>().Where(m => email == null || m.Email == email));
        Assert.DoesNotContain("WHERE", query.Bind(null).Plan.Sql, StringComparison.Ordinal);
        Assert.EndsWith("WHERE m.email = $1", query.Bind("a").Plan.Sql, StringComparison.Ordinal);
        Assert.DoesNotContain("WHERE", query.Bind(null).Plan.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_of_a_method_is_composed_at_each_bind()
    {
        var query = Sql.Prepare((int logins) => AtLeast(logins).Where(m => m.Id > 0));
        Assert.Equal([3], Values(query.Bind(3)));
        Assert.Equal([4], Values(query.Bind(4)));
    }

    [Fact]
    public void A_collection_is_one_value()
    {
        var query = Sql.Prepare((long[] ids) => Sql.From<Member>().Where(m => ids.Contains(m.Id)));
        Assert.EndsWith("WHERE m.id = ANY ($1)", query.Bind([1, 2]).Plan.Sql, StringComparison.Ordinal);
        Assert.Equal(new long[] { 3 }, Values(query.Bind([3])).Single());
        Assert.Equal((1, 0), Cache);
    }

    [Fact]
    public void Four_arguments_are_bound_in_their_order()
    {
        var query = Sql.Prepare((int a, int b, int c, int d) => Sql.From<Member>().Any(m => m.Logins == d && m.Logins != c && m.Logins < b && m.Logins > a));
        query.Bind(0, 0, 0, 0);
        Assert.Equal([4, 3, 2, 1], Values(query.Bind(1, 2, 3, 4)));
    }

    [Fact]
    public void Bound_queries_keep_their_values()
    {
        var query = Sql.Prepare((int least, string email) => Sql.From<Member>().Where(m => m.Logins >= least && m.Email != email));
        var bound = new[] { (1, "a"), (2, "b"), (3, "c") }.Select(v => query.Bind(v.Item1, v.Item2)).ToList();
        Assert.Equal([1, "a", 2, "b", 3, "c"], bound.SelectMany(Values));
        Assert.Equal((1, 0), Cache);
    }

    private IQueryable<Member> AtLeast(int logins) => Sql.From<Member>().Where(m => m.Logins >= logins);

    private static IEnumerable<object?> Values<T>(BoundQuery<T> query) => Enumerable.Range(0, query.Values.Count).Select(i => query.Values[i]);
}
