using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>DistinctBy</c>, and <c>Distinct</c> with a comparer: DISTINCT ON keeps the first row of each key, as LINQ does.</summary>
internal sealed class DistinctByTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var kind = Comparers.Of(sequence, context.Translator);
        if (sequence.Name == nameof(Queryable.Distinct))
            Distinct(context, () => Comparers.ApplyToEquality(kind, context.Rows.Element));
        else
            Distinct(context, () => Comparers.ApplyToEquality(kind, context.Apply(sequence.Arguments[0])));
    }

    /// <summary>Keeps the first row of each key.</summary>
    public static void Distinct(OperatorContext context, Func<Projection> translateKey)
    {
        context.MakePlain();
        var key = References.Resolve(translateKey());
        var leaves = ProjectionLeaves.Of(key) ?? throw PlanErrors.ElementsNotComparable(context.Translator.Query, "Distinct", "DistinctBy");
        if (leaves.Any(Contents.HasQuery))
        {
            var bound = context.Select.Bind(key);
            context.Select.PushDown();
            leaves = ProjectionLeaves.Of(bound.Projection)!; // It had leaves before.
        }

        var keys = leaves.Where(l => !Contents.IsConstant(l)).Distinct().ToList();
        if (keys.Count == 0)
        {
            context.Select.Limit = SqlFactory.Integer(1);
            return;
        }

        // The keys of DISTINCT ON have to lead the order; the sequence's own order decides within a key, and holds again outside.
        context.Select.CompleteOrder();
        var order = context.Select.OrderBy.Count;
        context.Select.ReplaceOrder([.. keys.Select(k => new Ordering(k, Descending: false)), .. context.Select.OrderBy]);
        context.Select.MakeDistinctOn(keys);
        if (order > 0)
        {
            context.Select.PushDown();
            context.Select.ReplaceOrder([.. context.Select.OrderBy.Skip(keys.Count)]);
        }
        else
        {
            context.Select.ForgetOrder();
        }
    }
}
