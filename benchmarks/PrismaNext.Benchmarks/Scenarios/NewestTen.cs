using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class NewestTen(DataSize size) : RoleScenario<IHeadlineReader, List<PostHeadline>>("newest", "Filter, order and take 10, into a record")
{
    protected override ValueTask<List<PostHeadline>> RunAsync(IHeadlineReader player, int operation) => player.NewestPostsAsync(size.UserOf(operation));
}
