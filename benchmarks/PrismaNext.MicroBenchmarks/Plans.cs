using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;

namespace PrismaNext.MicroBenchmarks;

/// <summary>The queries that are measured.</summary>
internal static class Plans
{
    public static readonly Contract Contract = Contract.FromTypes(typeof(User), typeof(Post), typeof(Event), typeof(Visit));

    /// <summary>The newest ten posts of a user, as records.</summary>
    public static PrismaQuery<PostHeadline> Newest(SqlBuilder sql, int userId) => sql.From<Post>()
        .Where(p => p.UserId == userId)
        .OrderByDescending(p => p.CreatedAt)
        .Take(10)
        .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt));

    /// <summary>A builder of plans over a cache that is empty.</summary>
    public static SqlBuilder NewBuilder() => new(QueryContext.Create(Contract));
}
