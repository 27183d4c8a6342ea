using System.Globalization;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class AllRows(DataSize size)
    : RoleScenario<IPostStreamer, long>("stream", string.Create(CultureInfo.InvariantCulture, $"All {size.Posts:N0} rows, one after the other"))
{
    public override string Remark => "The consumer does nothing with them.";

    protected override bool IsSingle => true;

    protected override bool IsMemoryShown => true;

    protected override ValueTask<long> RunAsync(IPostStreamer player, int operation) => player.StreamAllAsync();
}
