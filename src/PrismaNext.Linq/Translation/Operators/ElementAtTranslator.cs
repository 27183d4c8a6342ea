using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>ElementAt</c> and <c>ElementAtOrDefault</c>, counted from the start or from the end.</summary>
internal sealed class ElementAtTranslator : SequenceTranslator
{
    // No sequence has an element before its first; one beyond the last is just as far out of range, and PostgreSQL takes it.
    private static readonly Func<object, object> Beyond = static index => (int)index < 0 ? int.MaxValue : index;

    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var argument = sequence.Arguments[0];
        if (argument.Type == typeof(Index))
        {
            var index = argument switch
            {
                ConstantExpression { Value: Index constant } => constant,
                SlotExpression slot => (Index)context.Translator.Facts.Inspect(slot.Slot)!, // An Index is a value type.
                _ => throw Refuse(sequence, context),
            };
            if (index.IsFromEnd)
                ReverseTranslator.Reverse(context, sequence.Name);
            Skip(context, SqlFactory.Integer(index.IsFromEnd ? index.Value == 0 ? int.MaxValue : index.Value - 1 : index.Value));
        }
        else
        {
            Skip(context, context.Translator.Scalar(argument, context.Scope) switch
            {
                SlotParameterExpression slot => slot with { Transform = Beyond },
                LiteralExpression { Value: int value } => SqlFactory.Integer((int)Beyond(value)),
                // A count may depend on the rows around, but not on those that it counts.
                { } computed when !SourceReferences.Of(computed).Overlaps(context.Select.Sources.Select(s => s.Source.Alias)) =>
                    SqlFactory.Case(SqlFactory.Compare(SqlOperator.GreaterOrEqual, computed, SqlFactory.Integer(0)), computed, SqlFactory.Integer(int.MaxValue)),
                _ => throw Refuse(sequence, context),
            });
        }

        FirstTranslator.Take(context, sequence.Name == nameof(Queryable.ElementAt) ? Cardinality.ElementAt : Cardinality.FirstOrDefault);
    }

    private static void Skip(OperatorContext context, SqlExpression count)
    {
        if (context.Select.IsLimited)
            context.Select.PushDown();
        context.Select.Offset = count;
    }
}
