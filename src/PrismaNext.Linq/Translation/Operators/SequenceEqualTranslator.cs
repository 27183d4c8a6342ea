using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>SequenceEqual</c>: no number at which one side has a row that the other lacks or has differently.</summary>
internal sealed class SequenceEqualTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var kind = Comparers.Of(sequence, context.Translator);
        var rows = context.Rows;
        var left = RowNumbers.IndexColumn(rows);
        var other = context.Translator.Queries.Source(sequence.Arguments[0], context.Scope, "t");
        var right = RowNumbers.IndexColumn(other);
        var element = other.ElementBinding;
        var item = rows.Select.Join(other, JoinKind.Full, "t");
        var (l, r) = (((ScalarProjection)left.Projection).Sql, ((ScalarProjection)right.Projection).Sql);
        rows.Select.SetJoin(item, JoinKind.Full, SqlFactory.Compare(SqlOperator.Equal, l, r));
        var equal = context.Translator.Equality.Equal(
            Comparers.ApplyToEquality(kind, rows.Element),
            Comparers.ApplyToEquality(kind, element.Projection is OptionalProjection optional ? optional.Value : element.Projection),
            context.Translator.Query);
        var missing = SqlFactory.Or(IsNull(l), IsNull(r));
        rows.Select.AddWhere(SqlFactory.Or(missing, SqlFactory.Negate(equal)));
        AnyTranslator.BecomeExists(context, negated: true);
    }

    private static SqlExpression IsNull(SqlExpression number) => SqlFactory.Unary(SqlUnaryOperator.IsNull, number, Contracts.PgTypes.Boolean);
}
