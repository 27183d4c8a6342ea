using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing.Nodes;
using Remotion.Linq;
using Remotion.Linq.Parsing.ExpressionVisitors;
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
        try
        {
            var preparation = new OperatorPreparation();
            // A parser numbers what it names, without a lock; so every parse has its own. re-linq's transformers are left out: those for Visual
            // Basic and for invocations are done before, and the others guess at the meaning of members.
            var parser = new QueryParser(new ExpressionTreeParser(OperatorNodeTypes.Instance, new NullExpressionTreeProcessor()));
            var model = parser.GetParsedQuery(preparation.Visit(query)!); // A tree that is not null is visited into one that is not.
            if (preparation.HasOpaqueCalls)
                new OpaqueCallRestorer().Restore(model);
            return model;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw PlanErrors.QueryUnsupported(query, QueryStranger.Find(query), e);
        }
    }

    /// <summary>Parses the queries inside a lambda that is no operator's argument; its parameters stay as they are.</summary>
    public static LambdaExpression ParseLambda(LambdaExpression lambda)
    {
        try
        {
            var preparation = new OperatorPreparation();
            var body = SubQueryFindingExpressionVisitor.Process(preparation.Visit(lambda.Body), OperatorNodeTypes.Instance);
            return Expression.Lambda(preparation.HasOpaqueCalls ? new OpaqueCallRestorer().Visit(body) : body, lambda.Parameters);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw PlanErrors.QueryUnsupported(lambda, QueryStranger.Find(lambda.Body), e);
        }
    }

    // Whatever re-linq trips over, and however, is a query that it was not made for.
    private static bool IsRefusal(Exception exception) => exception is not (PrismaNextException or InternalError);
}
