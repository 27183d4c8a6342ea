using System.Linq.Expressions;
using Remotion.Linq;
using Remotion.Linq.Parsing.Structure.IntermediateModel;

namespace PrismaNext.Linq.Parsing.Nodes;

/// <summary>A call that changes the static type of a sequence and nothing else: <c>AsQueryable</c>, <c>AsEnumerable</c>.</summary>
internal sealed class IdentityNode : MethodCallExpressionNodeBase
{
    public IdentityNode(MethodCallExpressionParseInfo parseInfo)
        : base(parseInfo)
    {
    }

    public override Expression Resolve(ParameterExpression inputParameter, Expression expressionToBeResolved, ClauseGenerationContext clauseGenerationContext) =>
        Source.Resolve(inputParameter, expressionToBeResolved, clauseGenerationContext);

    protected override void ApplyNodeSpecificSemantics(QueryModel queryModel, ClauseGenerationContext clauseGenerationContext)
    {
    }
}
