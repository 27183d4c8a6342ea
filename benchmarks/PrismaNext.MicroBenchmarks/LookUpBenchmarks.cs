using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq;
using PrismaNext.Linq.Parsing;
using PrismaNext.Runtime;

namespace PrismaNext.MicroBenchmarks;

/// <summary>What a query costs whose plan is there: its tree, its fingerprint, the look-up.</summary>
[MemoryDiagnoser]
public class LookUpBenchmarks
{
    private readonly SqlBuilder _sql = Plans.NewBuilder();
    private readonly Expression _tree;
    private int _userId;

    public LookUpBenchmarks() => _tree = Plans.Newest(_sql, 7).Expression;

    /// <summary>C#'s tree, and the operators around it.</summary>
    [Benchmark]
    public object Compose() => Plans.Newest(_sql, ++_userId);

    /// <summary>The walk that describes a tree and takes its values out.</summary>
    [Benchmark]
    public int Fingerprint()
    {
        var extractor = SlotExtractor.Read(_tree, typeof(PostHeadline));
        var length = extractor.Shape.Length;
        extractor.Release();
        return length;
    }

    /// <summary>All of it: the tree, the fingerprint, the look-up, the values.</summary>
    [Benchmark(Baseline = true)]
    public object Build() => Plans.Newest(_sql, ++_userId).Build();
}
