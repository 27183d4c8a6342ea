using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Index()</c>: pairs of a position and an element.</summary>
internal sealed class IndexTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context) =>
        context.Rows.Element = Tuples.Create(sequence.ItemType, RowNumbers.Index(context.Rows).Projection, context.Rows.Element);
}
