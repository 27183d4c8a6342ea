using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class OneRowByKey(DataSize size) : RoleScenario<IUserFinder, User?>("key", "One row by its key")
{
    protected override ValueTask<User?> RunAsync(IUserFinder player, int operation) => player.FindUserAsync(size.UserOf(operation));
}
