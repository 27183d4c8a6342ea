using PrismaNext.Linq.Relational;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Single()</c> and <c>SingleOrDefault()</c>: two rows are read, to see a second one.</summary>
internal sealed class SingleTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context) =>
        Take(context, ((SingleResultOperator)resultOperator).ReturnDefaultWhenEmpty ? Cardinality.SingleOrDefault : Cardinality.Single);

    public static void Take(OperatorContext context, Cardinality cardinality)
    {
        if (context.Select.Limit is not null)
            context.Select.PushDown();
        context.Select.Limit = SqlFactory.Integer(2);
        context.Rows.Cardinality = cardinality;
    }
}
