using PrismaNext.Linq.Diagnostics;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Reverse()</c>.</summary>
internal sealed class ReverseTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context) => Reverse(context, "Reverse");

    /// <summary>Turns the order round; rows without an order have none to turn.</summary>
    public static void Reverse(OperatorContext context, string name)
    {
        if (!context.Select.HasOrder)
            throw PlanErrors.OrderRequired(name, context.Translator.Query);
        if (context.Select.IsLimited)
            context.Select.PushDown();
        context.Select.ReverseOrder();
    }
}
