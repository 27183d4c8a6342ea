using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class SixteenWorkers(DataSize size) : RoleScenario<IUserFinder, User?>("workers", "One row by its key, sixteen workers at once")
{
    public override string Remark => "The time is that of the whole divided by the operations: 1,000,000 divided by it are requests a second.";

    protected override int Workers => 16;

    protected override ValueTask<User?> RunAsync(IUserFinder player, int operation) => player.FindUserAsync(size.UserOf(operation));
}
