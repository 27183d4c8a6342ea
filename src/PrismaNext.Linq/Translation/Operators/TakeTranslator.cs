using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Take(n)</c>.</summary>
internal sealed class TakeTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var count = context.RowCount(((TakeResultOperator)resultOperator).Count);
        if (context.Select.Limit is not null)
            context.Select.PushDown();
        context.Select.Limit = count;
    }
}
