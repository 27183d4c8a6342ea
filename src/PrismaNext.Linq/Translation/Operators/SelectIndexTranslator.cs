using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Select((x, index) => …)</c>.</summary>
internal sealed class SelectIndexTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var index = RowNumbers.Index(context.Rows);
        context.Rows.Element = context.Translator.Apply(OperatorContext.Lambda(sequence.Arguments[0]), context.Scope, context.Rows.ElementBinding, index);
    }
}
