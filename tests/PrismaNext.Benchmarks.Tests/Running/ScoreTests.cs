namespace PrismaNext.Benchmarks.Tests.Running;

public sealed class ScoreTests
{
    [Fact]
    public void Ratios_are_made_within_each_round()
    {
        // The machine was ten times as slow in the last two rounds; who is compared was not.
        var baseline = Scores.Of("Npgsql", 10, 100, 100);
        var score = Scores.Of("PrismaNext", 12, 110, 130);

        Assert.Equal(1.2, score.RatioTo(baseline, sample => sample.Time).Median, precision: 9);
    }

    [Fact]
    public void Rounds_without_one_of_the_two_are_left_out()
    {
        var baseline = Scores.Of("Npgsql", 10, 10, 10, null);
        var score = Scores.Of("Slow", 20, null, 40, 1_000);

        Assert.Equal(3, score.RatioTo(baseline, sample => sample.Time).Median, precision: 9);
        Assert.Equal(3, score.Rounds);
        Assert.Equal(40, score.Of(sample => sample.Time).Median);
    }
}
