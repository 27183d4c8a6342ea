using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Take(range)</c>. The ends of the range are part of the plan.</summary>
internal sealed class TakeRangeTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var range = sequence.Arguments[0] switch
        {
            ConstantExpression { Value: Range constant } => constant,
            SlotExpression slot when slot.Type == typeof(Range) => (Range)context.Translator.Facts.Inspect(slot.Slot)!, // A Range is a value type.
            _ => throw Refuse(sequence, context),
        };
        switch (range.Start.IsFromEnd, range.End.IsFromEnd)
        {
            case (false, false):
                Page(context, range.Start.Value, range.End.Value);
                break;
            case (false, true):
                Skip(context, range.Start.Value);
                SkipLast(context, range.End.Value);
                break;
            case (true, true):
                LastRowsTranslator.Cut(context, SqlFactory.Integer(range.Start.Value), takes: true, "Take");
                SkipLast(context, range.End.Value);
                break;
            default:
                FromEndToStart(context, range.Start.Value, range.End.Value);
                break;
        }
    }

    private static void Page(OperatorContext context, int start, int end)
    {
        if (context.Select.IsLimited)
            context.Select.PushDown();
        if (start > 0)
            context.Select.Offset = SqlFactory.Integer(start);
        context.Select.Limit = SqlFactory.Integer(Math.Max(0, end - start));
    }

    private static void Skip(OperatorContext context, int count)
    {
        if (count == 0)
            return;
        if (context.Select.IsLimited)
            context.Select.PushDown();
        context.Select.Offset = SqlFactory.Integer(count);
    }

    private static void SkipLast(OperatorContext context, int count)
    {
        if (count > 0)
            LastRowsTranslator.Cut(context, SqlFactory.Integer(count), takes: false, "Take");
    }

    // The first row is counted from the end and the last from the start: both need the number of the row, and the first the number of rows.
    private static void FromEndToStart(OperatorContext context, int fromEnd, int end)
    {
        var index = RowNumbers.Index(context.Rows);
        var count = context.Select.Bind(new Projections.ScalarProjection(
            new WindowExpression(new AggregateExpression("count", [], PgTypes.Integer, CanBeNull: false), [], []), typeof(int))
        { Name = "count" });
        context.Select.PushDown();
        var position = ((Projections.ScalarProjection)index.Projection).Sql;
        var total = ((Projections.ScalarProjection)count.Projection).Sql;
        var first = SqlFactory.Operator(SqlOperator.Subtract, total, SqlFactory.Integer(fromEnd), PgTypes.Integer);
        context.Select.AddWhere(SqlFactory.Compare(SqlOperator.GreaterOrEqual, position, first));
        context.Select.AddWhere(SqlFactory.Compare(SqlOperator.Less, position, SqlFactory.Integer(end)));
    }
}
