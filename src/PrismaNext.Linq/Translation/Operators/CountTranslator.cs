using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Count()</c> and <c>LongCount()</c>.</summary>
internal sealed class CountTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        context.MakePlain();
        context.Rows.BecomeAggregate(new ScalarProjection(Aggregates.Count(resultOperator is LongCountResultOperator), resultOperator is LongCountResultOperator ? typeof(long) : typeof(int)));
    }
}
