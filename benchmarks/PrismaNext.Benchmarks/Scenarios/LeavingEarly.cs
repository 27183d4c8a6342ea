using System.Globalization;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class LeavingEarly(DataSize size)
    : RoleScenario<IEarlyLeaver, long>("leave", string.Create(CultureInfo.InvariantCulture, $"Leave after 1,000 of {size.Posts:N0} rows"))
{
    private const int Rows = 1_000;

    public override string Remark => "Npgsql knows beforehand and says LIMIT 1000; 'cancelled' and everybody else learn in the loop that it is enough.";

    protected override ValueTask<long> RunAsync(IEarlyLeaver player, int operation) => player.LeaveAfterAsync(Rows);
}
