using PrismaNext.Linq.Relational;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Last()</c> and <c>LastOrDefault()</c>: the first row of the opposite order.</summary>
internal sealed class LastTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        ReverseTranslator.Reverse(context, "Last");
        FirstTranslator.Take(context, ((LastResultOperator)resultOperator).ReturnDefaultWhenEmpty ? Cardinality.FirstOrDefault : Cardinality.First);
    }
}
