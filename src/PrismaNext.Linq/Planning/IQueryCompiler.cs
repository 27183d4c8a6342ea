using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Compiles a query that no plan was found for.</summary>
internal interface IQueryCompiler
{
    /// <summary>Compiles a query. The result depends on nothing but the tree and the answers that <paramref name="facts"/> gave.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">A canonical tree whose values are slots.</param>
    /// <param name="facts">What may be asked about the values; every question becomes part of the plan's key.</param>
    QueryPlan<T> Compile<T>(Expression query, SlotFacts facts);

    /// <summary>Compiles a write that gives back no rows, with the same promise. The plan has no values yet.</summary>
    /// <param name="command">A slotted tree of <see cref="WriteCalls"/>.</param>
    /// <param name="facts">What may be asked about the values.</param>
    CommandPlan CompileCommand(Expression command, SlotFacts facts);
}
