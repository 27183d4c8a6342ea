using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>The parameters of a prepared query, and their values in one execution.</summary>
internal sealed record ArgumentValues(IReadOnlyList<ParameterExpression> Parameters, object?[] Values)
{
    /// <summary>The position of a parameter; -1 when it is not one of these.</summary>
    public int IndexOf(ParameterExpression parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] == parameter)
                return i;
        }

        return -1;
    }
}
