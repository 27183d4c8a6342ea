using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Tests.Scenarios;

/// <summary>Says that it has updated a row, and has not.</summary>
internal sealed class IdleContestant() : Contestant("Idle"), IPostUpdater
{
    public override ValueTask DisposeAsync() => default;

    public ValueTask<long> LikeAsync(int id) => new(1L);
}
