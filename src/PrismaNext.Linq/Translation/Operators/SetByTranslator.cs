using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>UnionBy</c>, <c>IntersectBy</c> and <c>ExceptBy</c>, and the set operators with a comparer.</summary>
internal sealed class SetByTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var kind = Comparers.Of(sequence, context.Translator);
        var second = context.Translator.Queries.Source(sequence.Arguments[0], context.Scope, "t");
        var selector = sequence.Name.EndsWith("By", StringComparison.Ordinal) ? OperatorContext.Lambda(sequence.Arguments[1]) : null;
        Projection Key() => Comparers.ApplyToEquality(kind, selector is null ? context.Rows.Element : context.Apply(selector));
        if (sequence.Name.StartsWith("Union", StringComparison.Ordinal))
        {
            ConcatTranslator.Concat(context, second, keepsOrder: true);
            DistinctByTranslator.Distinct(context, Key);
            return;
        }

        QueryModelTranslator.Where(context.Rows, () =>
        {
            if (!second.Select.IsPlain)
                second.Select.PushDown();
            second.Select.AddWhere(context.Translator.Equality.Equal(Comparers.ApplyToEquality(kind, second.Element), Key(), context.Translator.Query));
            second.Select.ClearOrder();
            var exists = new ExistsExpression(second.Select.Build([new SelectItem(SqlFactory.Integer(1))]));
            return sequence.Name.StartsWith("Intersect", StringComparison.Ordinal) ? exists : SqlFactory.Not(exists);
        });
        DistinctByTranslator.Distinct(context, Key);
    }
}
