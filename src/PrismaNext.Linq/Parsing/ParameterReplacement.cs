using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>Replaces the parameters of a lambda by the arguments that it is called with.</summary>
internal sealed class ParameterReplacement(IReadOnlyList<ParameterExpression> parameters, IReadOnlyList<Expression> arguments) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] == node)
                return arguments[i];
        }

        return node;
    }
}
