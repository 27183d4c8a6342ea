using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Append</c> and <c>Prepend</c>, and what <c>Concat</c> shares with them.</summary>
internal sealed class ConcatTranslator : SequenceTranslator
{
    /// <summary>Puts the rows of another sequence behind these.</summary>
    /// <param name="context">These rows.</param>
    /// <param name="right">The other rows.</param>
    /// <param name="keepsOrder">Whether which rows come first matters even when neither side is ordered.</param>
    public static void Concat(OperatorContext context, Sequence right, bool keepsOrder)
    {
        var rows = context.Rows;
        if (!keepsOrder && rows.Select.OrderBy.Count == 0 && right.Select.OrderBy.Count == 0)
        {
            SetTranslator.Combine(context, SetOperator.Union, all: true, right);
            return;
        }

        var left = Ranked(rows, 0, out var leftOrder);
        var other = Ranked(right, 1, out var rightOrder);
        rows.Element = left;
        right.Element = other;
        SetTranslator.Combine(context, SetOperator.Union, all: true, right, leftOrder, rightOrder);
        var pair = (NewProjection)rows.Element;
        rows.Select.PrependOrder([new Ordering(((ScalarProjection)pair.Arguments[1]).Sql, Descending: false)]);
        rows.Element = pair.Arguments[0];
    }

    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var single = new Sequence(new SelectBuilder(), context.Translator.Translate(sequence.Arguments[0], context.Scope));
        if (sequence.Name == nameof(Queryable.Append))
        {
            Concat(context, single, keepsOrder: false);
            return;
        }

        var rest = context.Rows.MoveOut();
        context.Rows.Element = single.Element;
        Concat(context, rest, keepsOrder: false);
    }

    private static NewProjection Ranked(Sequence rows, int rank, out IReadOnlyList<Ordering> order)
    {
        rows.Select.CompleteOrder();
        order = [.. rows.Select.OrderBy];
        return Tuples.Pair(rows.Element, new ScalarProjection(SqlFactory.Integer(rank), typeof(int)) { Name = "source" });
    }
}
