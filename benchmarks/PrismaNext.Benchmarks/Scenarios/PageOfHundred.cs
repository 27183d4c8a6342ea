using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class PageOfHundred(DataSize size) : RoleScenario<IPostPager, List<Post>>("page", "A page of 100 entities, seven columns each")
{
    protected override ValueTask<List<Post>> RunAsync(IPostPager player, int operation) => player.PageAsync(size.PostOf(operation));
}
