using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Tests.Planning;

/// <summary>A compiler that counts, and that asks what a test wants it to ask.</summary>
internal sealed class CountingCompiler(Action<SlotFacts>? ask = null) : IQueryCompiler
{
    private int _compiled;

    public int Compiled => _compiled;

    public QueryPlan<T> Compile<T>(Expression query, SlotFacts facts)
    {
        Interlocked.Increment(ref _compiled);
        ask?.Invoke(facts);
        return new() { Sql = QueryPrinter.Print(query), Parameters = [], Read = (_, _) => default!, SqlHash = 0 }; // Nobody reads rows here.
    }

    public CommandPlan CompileCommand(Expression command, SlotFacts facts)
    {
        Interlocked.Increment(ref _compiled);
        ask?.Invoke(facts);
        return new(QueryPrinter.Print(command), [], SlotValues.Empty);
    }
}
