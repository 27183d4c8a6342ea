using System.Linq.Expressions;
using Remotion.Linq;

namespace PrismaNext.Linq.Translation;

/// <summary>Looks at the expressions of a query and of the queries inside it, and changes none of them.</summary>
internal abstract class ClauseVisitor : ExpressionVisitor
{
    /// <summary>Visits all expressions of a query but its first source.</summary>
    protected void VisitClauses(QueryModel model)
    {
        foreach (var clause in model.BodyClauses)
            clause.TransformExpressions(Visited);
        model.SelectClause.TransformExpressions(Visited);
        foreach (var resultOperator in model.ResultOperators)
            resultOperator.TransformExpressions(Visited);
    }

    private Expression Visited(Expression expression)
    {
        Visit(expression);
        return expression;
    }
}
