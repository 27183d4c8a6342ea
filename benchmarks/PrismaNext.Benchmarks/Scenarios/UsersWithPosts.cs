using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class UsersWithPosts(DataSize size) : RoleScenario<IUserLoader, List<User>>("include", "100 users with their 1,000 posts")
{
    public override string Remark => "Npgsql and Dapper send two statements at once.";

    protected override ValueTask<List<User>> RunAsync(IUserLoader player, int operation) => player.UsersWithPostsAsync(size.UserOf(operation) % (size.Users - 100));

    // Nobody promises an order of the posts.
    protected override ValueTask<object?> EssenceAsync(List<User> result, int operation) =>
        new(result.Select(user => user with { Posts = [.. user.Posts.OrderBy(post => post.Id)] }));
}
