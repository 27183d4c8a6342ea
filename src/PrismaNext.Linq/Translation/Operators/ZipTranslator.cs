using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Zip</c> of two or three sequences: rows joined by their numbers.</summary>
internal sealed class ZipTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var rows = context.Rows;
        var elements = new List<Binding> { rows.ElementBinding };
        var index = RowNumbers.IndexColumn(rows);
        foreach (var argument in sequence.Arguments.Where(a => OperatorContext.IsLambda(a) is false))
        {
            var other = context.Translator.Queries.Source(argument, context.Scope, "t");
            var number = RowNumbers.IndexColumn(other);
            elements.Add(other.ElementBinding);
            var item = rows.Select.Join(other, JoinKind.Inner, "t");
            QueryModelTranslator.AddCondition(rows, item, SqlFactory.Compare(SqlOperator.Equal, Number(number), Number(index)));
        }

        rows.Select.ReplaceOrder([new Ordering(Number(index), Descending: false)]);
        rows.Element = sequence.Arguments[^1] is var last && OperatorContext.IsLambda(last)
            ? context.Translator.Apply(OperatorContext.Lambda(last), context.Scope, [.. elements])
            : Tuples.Create(sequence.ItemType, [.. elements.Select(e => e.Projection)]);
    }

    private static SqlExpression Number(Binding index) => ((ScalarProjection)index.Projection).Sql;
}
