using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing.Nodes;
using Remotion.Linq;
using Remotion.Linq.Parsing.Structure;
using Remotion.Linq.Parsing.Structure.ExpressionTreeProcessors;

namespace PrismaNext.Linq.Parsing;

/// <summary>Parses a slotted tree into a query model. Everything that is known of re-linq's behaviour is known here.</summary>
internal static class LinqParser
{
    /// <summary>Parses the expression of a query, or of a terminal call on one.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.QUERY_UNSUPPORTED</c>: it is not a chain of operators over a query.</exception>
    public static QueryModel Parse(Expression query)
    {
        var preparation = new OperatorPreparation();
        try
        {
            // A parser numbers what it names, without a lock; so every parse has its own. re-linq's transformers are left out: those for Visual
            // Basic and for invocations are done before, and the others guess at the meaning of members.
            var parser = new QueryParser(new ExpressionTreeParser(OperatorNodeTypes.Instance, new NullExpressionTreeProcessor()));
            var model = parser.GetParsedQuery(preparation.Visit(query)!); // A tree that is not null is visited into one that is not.
            if (preparation.HasOpaqueCalls)
                new OpaqueCallRestorer().Restore(model);
            return model;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw PlanErrors.QueryUnsupported(QueryPrinter.Print(query), e);
        }
    }
}
