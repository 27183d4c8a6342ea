using System.Text.Json;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>A scenario for those who play a role.</summary>
/// <typeparam name="TRole">The role.</typeparam>
/// <typeparam name="TResult">What an operation gives.</typeparam>
internal abstract class RoleScenario<TRole, TResult>(string name, string title) : Scenario(name, title)
    where TRole : class
{
    private const int CheckedOperations = 3;

    /// <summary>How many operations run at once.</summary>
    protected virtual int Workers => 1;

    /// <summary>Whether a turn is one operation, because it takes long or because it cannot be repeated.</summary>
    protected virtual bool IsSingle => false;

    /// <summary>Whether the most memory held during an operation is worth a column.</summary>
    protected virtual bool IsMemoryShown => false;

    public sealed override async Task CheckAsync(IReadOnlyList<Contestant> contestants)
    {
        var players = Players(contestants);
        for (var operation = 0; operation < (IsSingle ? 1 : CheckedOperations); operation++)
        {
            var expected = await ResultAsync(players[0], operation);
            foreach (var player in players.Skip(1))
            {
                var actual = await ResultAsync(player, operation);
                if (actual != expected)
                    throw new InvalidOperationException($"{Name}: {player.Name} gives\n{actual}\nwhere {players[0].Name} gives\n{expected}");
            }
        }
    }

    public sealed override async Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Contestant> contestants, Runner runner)
    {
        var players = Players(contestants);
        var scores = await runner.RunAsync([.. players.Select(TurnOf)], IsSingle, Workers);
        return IsMemoryShown ? await WithPeakHeapAsync(scores, players) : scores;
    }

    /// <summary>Does it.</summary>
    protected abstract ValueTask<TResult> RunAsync(TRole player, int operation);

    /// <summary>Puts the database into the state that a turn starts from; not measured.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>What must be the same for everybody after an operation.</summary>
    protected virtual ValueTask<object?> EssenceAsync(TResult result, int operation) => new(result);

    private static TRole Role(Contestant contestant) => (TRole)(object)contestant;

    private Turn TurnOf(Contestant contestant)
    {
        var player = Role(contestant);
        return new(contestant.Name, PrepareAsync, (first, count) => Meter.MeasureAsync(operation => RunAsync(player, operation).AsTask(), first, count, Workers));
    }

    private static List<Contestant> Players(IReadOnlyList<Contestant> contestants) => [.. contestants.Where(contestant => contestant is TRole)];

    private async Task<string> ResultAsync(Contestant contestant, int operation)
    {
        await PrepareAsync();
        var result = await RunAsync(Role(contestant), operation);
        return JsonSerializer.Serialize(await EssenceAsync(result, operation));
    }

    private async Task<IReadOnlyList<Score>> WithPeakHeapAsync(IReadOnlyList<Score> scores, List<Contestant> players)
    {
        var withHeap = new List<Score>();
        foreach (var (score, player) in scores.Zip(players))
            withHeap.Add(score with { PeakHeap = await Meter.PeakHeapAsync(() => RunAsync(Role(player), 0).AsTask()) });
        return withHeap;
    }
}
