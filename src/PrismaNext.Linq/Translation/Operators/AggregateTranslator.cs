using PrismaNext.Linq.Diagnostics;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Sum</c>, <c>Average</c>, <c>Min</c> and <c>Max</c>.</summary>
internal sealed class AggregateTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        context.MakePlain();
        var element = context.Rows.Element;
        var value = context.Translator.Scalar(element, context.Translator.Query);
        if (!Aggregates.BelongTo(context.Select, value))
        {
            context.Select.PushDown();
            value = context.Translator.Scalar(context.Rows.Element, context.Translator.Query);
        }

        context.Rows.BecomeAggregate(
            Aggregates.Of(resultOperator, value, element.ClrType, new AggregateRows())
            ?? throw PlanErrors.OperatorUnsupported(resultOperator.ToString()!, context.Translator.Query)); // Every operator prints its name.
    }
}
