using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Where((x, index) => …)</c>.</summary>
internal sealed class WhereIndexTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var index = RowNumbers.IndexColumn(context.Rows);
        var predicate = OperatorContext.Lambda(sequence.Arguments[0]);
        QueryModelTranslator.Where(
            context.Rows,
            () => context.Translator.Predicate(predicate.Body, Translator.Inside(predicate, context.Scope, context.Rows.ElementBinding, index)));
    }
}
