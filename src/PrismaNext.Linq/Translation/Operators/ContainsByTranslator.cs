using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Contains</c> with a comparer.</summary>
internal sealed class ContainsByTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var kind = Comparers.Of(sequence, context.Translator);
        var item = context.Translator.Translate(sequence.Arguments[0], context.Scope);
        QueryModelTranslator.Where(context.Rows, () => context.Translator.Equality.Equal(
            Comparers.ApplyToEquality(kind, context.Rows.Element), Comparers.ApplyToEquality(kind, item), context.Translator.Query));
        AnyTranslator.BecomeExists(context, negated: false);
    }
}
