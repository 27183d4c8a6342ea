using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Puts expressions in the place of others, outside of sub-queries.</summary>
internal sealed class ExpressionReplacer(IReadOnlyDictionary<SqlExpression, SqlExpression> replacements) : SqlRewriter
{
    public override SqlExpression Visit(SqlExpression expression) => replacements.TryGetValue(expression, out var replacement) ? replacement : base.Visit(expression);

    public override SqlQuery VisitQuery(SqlQuery query) => query;
}
