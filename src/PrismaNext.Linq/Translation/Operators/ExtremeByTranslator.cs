using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>MinBy</c> and <c>MaxBy</c>: the first row by the key. LINQ passes over null keys, so they come last either way.</summary>
internal sealed class ExtremeByTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var select = context.Select;
        if (select.IsLimited || select.IsDistinct)
            select.PushDown();
        var selector = OperatorContext.Lambda(sequence.Arguments[0]);
        var key = Comparers.Apply(Comparers.Of(sequence, context.Translator), context.Apply(selector));
        var orderings = Orderings.Of(context.Translator, key, sequence.Name == "MaxBy", selector.Body).Select(o => o with { NullsFirst = o.Key.IsNullable ? false : null });
        select.PrependOrder([.. orderings]);
        FirstTranslator.Take(context, context.Rows.Element.ClrType.IsValueType ? Cardinality.First : Cardinality.FirstOrDefault);
    }
}
