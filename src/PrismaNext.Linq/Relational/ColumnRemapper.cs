namespace PrismaNext.Linq.Relational;

/// <summary>Replaces whole expressions by others: those that a query computed, by the columns it returns them in.</summary>
internal sealed class ColumnRemapper(IReadOnlyDictionary<SqlExpression, SqlExpression> replacements) : SqlRewriter
{
    public override SqlExpression Visit(SqlExpression expression) =>
        replacements.TryGetValue(expression, out var replacement) ? replacement : base.Visit(expression);
}
