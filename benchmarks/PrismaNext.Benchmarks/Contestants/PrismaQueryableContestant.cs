using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Linq;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>This library where the query travels as an <see cref="IQueryable{T}"/>, so that LINQ's own operators compose it.</summary>
internal sealed class PrismaQueryableContestant(string connectionString, Setting setting) : Contestant("PrismaNext, IQueryable"), IQueryPlanner
{
    private readonly PrismaClient _client = new(connectionString, setting);

    public override ValueTask DisposeAsync() => _client.DisposeAsync();

    public object Plan(int userId)
    {
        IQueryable<Post> posts = _client.Database.Sql.From<Post>();
        return posts
            .Where(p => p.UserId == userId)
            .OrderByDescending(p => p.CreatedAt)
            .Take(10)
            .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt))
            .Build();
    }
}
