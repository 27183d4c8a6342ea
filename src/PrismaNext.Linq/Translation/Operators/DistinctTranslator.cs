using PrismaNext.Linq.Diagnostics;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Distinct()</c>.</summary>
internal sealed class DistinctTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var rows = context.Rows;
        if (Identity.IsUnique(rows))
            return;
        if (rows.Select.IsLimited)
            rows.Select.PushDown();
        rows.Element = References.Resolve(rows.Element);
        var leaves = ProjectionLeaves.Of(rows.Element) ?? throw PlanErrors.ElementsNotComparable(context.Translator.Query, "Distinct");
        rows.KeepElementOnly();
        rows.Select.MakeDistinct();
        // DISTINCT can only be ordered by what it returns; LINQ promises no order after Distinct.
        rows.Select.ReplaceOrder(rows.Select.OrderBy.Any(o => !leaves.Contains(o.Key)) ? [] : rows.Select.OrderBy);
    }
}
