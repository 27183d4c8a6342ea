using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Skip(n)</c>.</summary>
internal sealed class SkipTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var count = context.RowCount(((SkipResultOperator)resultOperator).Count);
        if (context.Select.Limit is not null || context.Select.Offset is not null)
            context.Select.PushDown();
        context.Select.Offset = count;
    }
}
