using BenchmarkDotNet.Attributes;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.MicroBenchmarks;

/// <summary>What the first use of a query costs in a process that is warm.</summary>
[MemoryDiagnoser]
public class PlanningBenchmarks
{
    private readonly Type[] _types = [.. Plans.Contract.Entities.Select(entity => entity.ClrType)];
    private readonly int _userId = Random.Shared.Next(1, 100);

    /// <summary>From the tree to the SQL and the interpreted shaper, in an empty cache.</summary>
    [Benchmark]
    public object Plan() => Plans.Newest(Plans.NewBuilder(), _userId).Build();

    /// <summary>The contract of four entities.</summary>
    [Benchmark]
    public object BuildContract() => Contract.FromTypes(_types);
}
