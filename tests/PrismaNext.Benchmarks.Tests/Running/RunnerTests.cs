using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Tests.Running;

public sealed class RunnerTests
{
    private readonly List<string> _turns = [];

    [Fact]
    public async Task Everybody_runs_the_same_operations_in_every_round()
    {
        var scores = await new Runner(Schedules.Shortest).RunAsync([TurnOf("a", 10), TurnOf("b", 20)], isSingle: false, workers: 1);

        Assert.All(scores, score => Assert.Equal(Schedules.Shortest.Rounds, score.Rounds));
        Assert.Equal(2, scores[1].RatioTo(scores[0], sample => sample.Time).Median);

        // Two warm-ups; then every round has both, with the same operations.
        foreach (var round in _turns.Skip(2).Chunk(2))
            Assert.Equal(["a", "b"], round.Select(turn => turn.Split(' ')[0]).Order());
        Assert.All(_turns.Skip(2).Chunk(2), round => Assert.Equal(round[0].Split(' ')[1..], round[1].Split(' ')[1..]));
    }

    [Fact]
    public async Task Whoever_is_much_slower_takes_part_in_few_rounds()
    {
        const double Second = 1_000_000;
        var schedule = Schedules.Shortest with { Rounds = 20 };

        var scores = await new Runner(schedule).RunAsync([TurnOf("fast", Second / 1_000), TurnOf("slow", Second)], isSingle: true, workers: 1);

        Assert.Equal(20, scores[0].Rounds);
        Assert.Equal(Schedule.RoundsOfTheSlow, scores[1].Rounds);
    }

    [Fact]
    public async Task Long_operations_get_fewer_rounds()
    {
        var schedule = Schedules.Shortest with { Rounds = 20 };

        var scores = await new Runner(schedule).RunAsync([TurnOf("long", 1_000_000)], isSingle: true, workers: 1);

        Assert.Equal(schedule.LongRounds, scores[0].Rounds);
    }

    [Fact]
    public async Task The_meter_counts_every_operation_of_all_workers_once()
    {
        var seen = new int[40];

        var sample = await Meter.MeasureAsync(operation => Task.FromResult(Interlocked.Increment(ref seen[operation - 100])), first: 100, count: 40, workers: 4);

        Assert.All(seen, times => Assert.Equal(1, times));
        Assert.True(sample.Time > 0);
    }

    [Fact]
    public async Task The_meter_divides_bytes_by_operations()
    {
        var kept = new List<byte[]>();

        var sample = await Meter.MeasureAsync(
            _ =>
            {
                kept.Add(new byte[100_000]);
                return Task.CompletedTask;
            },
            first: 0,
            count: 10,
            workers: 1);

        Assert.InRange(sample.Bytes, 100_000, 110_000);
    }

    private Turn TurnOf(string name, double time) => new(name, () => Task.CompletedTask, (first, count) =>
    {
        _turns.Add($"{name} {first} {count}");
        return Task.FromResult(new Sample(time, time, 0));
    });
}
