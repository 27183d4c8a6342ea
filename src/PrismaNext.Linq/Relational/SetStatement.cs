namespace PrismaNext.Linq.Relational;

/// <summary>UNION, INTERSECT or EXCEPT of two queries with the same columns.</summary>
internal sealed record SetStatement(SetOperator Operator, bool All, SqlQuery Left, SqlQuery Right) : SqlQuery
{
    public override IReadOnlyList<SelectItem> Columns => Left.Columns;
}
