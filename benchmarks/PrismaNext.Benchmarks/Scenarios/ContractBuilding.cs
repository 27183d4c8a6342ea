using System.Globalization;
using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Running;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>How long this library takes to make a contract of classes, once it is warm.</summary>
internal sealed class ContractBuilding() : Scenario("contract", "Build a contract")
{
    private static readonly int[] Sizes = [1, 50, 500];

    public override string Remark =>
        "`Contract.FromTypes` over classes with six columns, each but the first with a reference to the one before. Only the classes named are looked at. A program does this once; "
        + "in a fresh process the first entity takes some tens of milliseconds, most of it to compile this library's own code. Ratios are to one entity.";

    public override bool IsIndependentOfSetting => true;

    public override Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Contestant> contestants, Runner runner) =>
        runner.RunAsync([.. Sizes.Select(TurnOf)], isSingle: true, workers: 1);

    private static Turn TurnOf(int size)
    {
        var types = EntityTypes.Make(size);
        var name = size == 1 ? "1 entity" : string.Create(CultureInfo.InvariantCulture, $"{size} entities");
        return new(name, () => Task.CompletedTask, (first, count) => Meter.MeasureAsync(_ => Build(types), first, count, workers: 1));
    }

    private static Task Build(Type[] types)
    {
        var entities = Contract.FromTypes(types).Entities.Count;
        return entities == types.Length ? Task.CompletedTask : throw new InvalidOperationException($"{entities} of {types.Length} classes are mapped.");
    }
}
