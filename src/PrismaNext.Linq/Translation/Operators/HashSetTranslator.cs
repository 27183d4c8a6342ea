using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>ToHashSet()</c>: equal scalars become one here, so that what follows does not see them twice; equal objects do when the set is made.</summary>
internal sealed class HashSetTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        if (context.Rows.Element is ScalarProjection)
            new DistinctTranslator().Apply(resultOperator, context);
    }
}
