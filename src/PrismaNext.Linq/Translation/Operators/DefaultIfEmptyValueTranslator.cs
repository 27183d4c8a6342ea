using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>DefaultIfEmpty(value)</c>.</summary>
internal sealed class DefaultIfEmptyValueTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        context.Rows.IsDefaultIfEmpty = true;
        context.Rows.Default = sequence.Arguments.Count == 0 ? null : Defaults.Stated(context.Translator.Translate(sequence.Arguments[0], context.Scope), context.Rows, context.Translator);
    }
}
