using BenchmarkDotNet.Attributes;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.MicroBenchmarks;

/// <summary>What values cost on their way into a command.</summary>
[MemoryDiagnoser]
public class BinderBenchmarks
{
    private readonly BoundQuery<PostHeadline> _bound;
    private readonly PreparedQuery<int, PostHeadline> _prepared;
    private int _userId;

    public BinderBenchmarks()
    {
        var sql = Plans.NewBuilder();
        _bound = Plans.Newest(sql, 7).Build();
        _prepared = sql.Prepare((int userId) => sql.From<Post>()
            .Where(p => p.UserId == userId)
            .OrderByDescending(p => p.CreatedAt)
            .Take(10)
            .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt)));
    }

    /// <summary>A prepared query and its argument.</summary>
    [Benchmark]
    public object Bind() => _prepared.Bind(++_userId);

    /// <summary>A plan and its values as a command of the driver's.</summary>
    [Benchmark]
    public object Command() => CommandBinder.Bind(_bound.Plan.Sql, _bound.Plan.Parameters, _bound.Values);
}
