using Npgsql;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Tests.Scenarios;

public sealed class ProgrammeTests(BenchmarkFixture fixture) : IClassFixture<BenchmarkFixture>
{
    public static TheoryData<string> Names => [.. Programme.Names];

    [Fact]
    public void Every_scenario_can_be_named() => Assert.Equal(Programme.Names, fixture.Programme.Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Everybody_gives_the_same_result(string name)
    {
        var contestants = Lineup.Of(fixture.ConnectionString, Setting.Tuned);
        try
        {
            await fixture.Programme.Single(scenario => scenario.Name == name).CheckAsync(contestants);
        }
        finally
        {
            foreach (var contestant in contestants)
                await contestant.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_wrong_result_is_found()
    {
        await using var database = NpgsqlDataSource.Create(fixture.ConnectionString);
        var scenario = new UpdatingOne(BenchmarkFixture.Size, database);
        await using var right = new NpgsqlContestant("Npgsql", fixture.ConnectionString);
        await using var wrong = new IdleContestant();

        var mistake = await Assert.ThrowsAsync<InvalidOperationException>(() => scenario.CheckAsync([right, wrong]));

        Assert.StartsWith("update: Idle gives", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Setting.DriverDefaults))]
    [InlineData(nameof(Setting.Tuned))]
    [InlineData(nameof(Setting.OwnDefaults))]
    public async Task Everybody_can_be_measured_in_every_setting(string setting)
    {
        var contestants = Lineup.Of(fixture.ConnectionString, Enum.Parse<Setting>(setting));
        try
        {
            var scores = await fixture.Programme[0].RunAsync(contestants, new Runner(Schedules.Shortest));

            Assert.Equal(contestants.Where(contestant => contestant is IUserFinder).Select(contestant => contestant.Name), scores.Select(score => score.Name));
            Assert.All(scores, score => Assert.Equal(Schedules.Shortest.Rounds, score.Rounds));
        }
        finally
        {
            foreach (var contestant in contestants)
                await contestant.DisposeAsync();
        }
    }

    [Fact]
    public async Task Contracts_of_all_sizes_can_be_built()
    {
        var scores = await new ContractBuilding().RunAsync([], new Runner(Schedules.Shortest));

        Assert.Equal(["1 entity", "50 entities", "500 entities"], scores.Select(score => score.Name));
    }
}
