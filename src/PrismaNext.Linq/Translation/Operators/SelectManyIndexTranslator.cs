using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>SelectMany((x, index) => …)</c>, with and without a result selector.</summary>
internal sealed class SelectManyIndexTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var rows = context.Rows;
        var index = RowNumbers.IndexColumn(rows);
        var collection = OperatorContext.Lambda(sequence.Arguments[0]);
        QueryModelTranslator.PrepareJoin(rows);
        var outer = rows.ElementBinding;
        var right = context.Translator.Queries.OptionalSource(collection.Body, Translator.Inside(collection, context.Scope, outer, index), "t");
        var inner = right.ElementBinding;
        QueryModelTranslator.JoinRows(rows, right, right.IsDefaultIfEmpty ? JoinKind.Left : JoinKind.Inner, "t");
        rows.Element = sequence.Arguments.Count == 2
            ? context.Translator.Apply(OperatorContext.Lambda(sequence.Arguments[1]), context.Scope, outer, inner)
            : inner.Projection;
    }
}
