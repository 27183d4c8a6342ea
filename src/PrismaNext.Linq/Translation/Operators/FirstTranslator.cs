using PrismaNext.Linq.Relational;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>First()</c> and <c>FirstOrDefault()</c>.</summary>
internal sealed class FirstTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context) =>
        Take(context, ((FirstResultOperator)resultOperator).ReturnDefaultWhenEmpty ? Cardinality.FirstOrDefault : Cardinality.First);

    /// <summary>Leaves the first row.</summary>
    public static void Take(OperatorContext context, Cardinality cardinality)
    {
        if (context.Select.Limit is not null)
            context.Select.PushDown();
        context.Select.Limit = SqlFactory.Integer(1);
        context.Rows.Cardinality = cardinality;
    }
}
