using PrismaNext.Linq.Relational;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>All(predicate)</c>: no row for which it does not hold.</summary>
internal sealed class AllTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var predicate = ((AllResultOperator)resultOperator).Predicate;
        QueryModelTranslator.Where(context.Rows, () => SqlFactory.Negate(context.Translator.Predicate(predicate, context.Scope)));
        AnyTranslator.BecomeExists(context, negated: true);
    }
}
