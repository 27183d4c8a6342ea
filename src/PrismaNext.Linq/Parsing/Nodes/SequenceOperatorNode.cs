using System.Linq.Expressions;
using Remotion.Linq.Clauses;
using Remotion.Linq.Parsing.Structure.IntermediateModel;

namespace PrismaNext.Linq.Parsing.Nodes;

/// <summary>Makes a <see cref="SequenceOperator"/> of a call; re-linq finds the constructor by reflection and passes null for absent arguments.</summary>
internal sealed class SequenceOperatorNode : ResultOperatorExpressionNodeBase, IQuerySourceExpressionNode
{
    private readonly Expression[] _arguments;

    // re-linq demands exactly one public constructor with a parameter for every argument; no operator has more than five after its source.
    public SequenceOperatorNode(
        MethodCallExpressionParseInfo parseInfo, Expression? first, Expression? second, Expression? third, Expression? fourth, Expression? fifth)
        : base(parseInfo, null, null) =>
        _arguments = [.. new[] { first, second, third, fourth, fifth }.TakeWhile(a => a is not null).Select(a => a!)]; // The nulls were just cut off.

    public override Expression Resolve(ParameterExpression inputParameter, Expression expressionToBeResolved, ClauseGenerationContext clauseGenerationContext) =>
        QuerySourceExpressionNodeUtility.ReplaceParameterWithReference(this, inputParameter, expressionToBeResolved, clauseGenerationContext);

    protected override ResultOperatorBase CreateResultOperator(ClauseGenerationContext clauseGenerationContext)
    {
        var result = new SequenceOperator(ParsedExpression.Method, AssociatedIdentifier, _arguments);
        clauseGenerationContext.AddContextInfo(this, result);
        return result;
    }
}
