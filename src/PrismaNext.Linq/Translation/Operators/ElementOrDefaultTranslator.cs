using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>FirstOrDefault</c>, <c>SingleOrDefault</c> and <c>LastOrDefault</c> with a default value.</summary>
internal sealed class ElementOrDefaultTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var last = sequence.Arguments[^1];
        if (sequence.Arguments is [var predicate, _])
            QueryModelTranslator.Where(context.Rows, () => context.Predicate(predicate));
        context.Rows.Default = context.Translator.Translate(last, context.Scope);
        switch (sequence.Name)
        {
            case nameof(Queryable.SingleOrDefault):
                SingleTranslator.Take(context, Cardinality.SingleOrDefault);
                break;
            case nameof(Queryable.LastOrDefault):
                ReverseTranslator.Reverse(context, sequence.Name);
                FirstTranslator.Take(context, Cardinality.FirstOrDefault);
                break;
            default:
                FirstTranslator.Take(context, Cardinality.FirstOrDefault);
                break;
        }
    }
}
