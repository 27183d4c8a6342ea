using System.Diagnostics;

namespace PrismaNext.Benchmarks.Running;

/// <summary>Lets contestants take turns: in each round everybody runs the same operations, in an order of the round's own.</summary>
internal sealed class Runner(Schedule schedule)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(200);

    // The same orders in every run.
    private readonly Random _random = new(20240229);

    /// <param name="turns">The contestants' turns, the baseline's first.</param>
    /// <param name="isSingle">Whether a turn is one operation.</param>
    /// <param name="workers">How many operations run at once.</param>
    public async Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Turn> turns, bool isSingle, int workers)
    {
        var times = new List<TimeSpan>();
        foreach (var turn in turns)
            times.Add(await WarmUpAsync(turn, isSingle));

        var operations = isSingle ? 1 : Math.Max(workers * 2, (int)Math.Min(10_000, schedule.TurnTime / times[0]));
        var rounds = times[0] > Slow ? schedule.LongRounds : schedule.Rounds;
        var samples = turns.Select(_ => new Sample?[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var order = Enumerable.Range(0, turns.Count).ToArray();
            _random.Shuffle(order);
            foreach (var i in order)
            {
                if (!TakesPart(round, rounds, times[i] * operations, times[0] * operations))
                    continue;
                await turns[i].PrepareAsync();
                GC.Collect();
                samples[i][round] = await turns[i].TakeAsync(round * operations, operations);
            }
        }

        return [.. turns.Zip(samples, (turn, values) => new Score(turn.Name, values, PeakHeap: null))];
    }

    // Whoever takes many times as long as the baseline would take most of the program's time.
    private static bool TakesPart(int round, int rounds, TimeSpan time, TimeSpan baseline) =>
        time < Slow || time < 10 * baseline || round % Math.Max(1, rounds / Schedule.RoundsOfTheSlow) == 0;

    // More and more operations at once, so that the last sample is of many of them.
    private async Task<TimeSpan> WarmUpAsync(Turn turn, bool isSingle)
    {
        var start = Stopwatch.GetTimestamp();
        var operations = 1;
        Sample last;
        do
        {
            await turn.PrepareAsync();
            last = await turn.TakeAsync(0, operations);
            operations = isSingle ? 1 : operations * 2;
        }
        while (Stopwatch.GetElapsedTime(start) < schedule.WarmUp);
        return TimeSpan.FromMicroseconds(last.Time);
    }
}
