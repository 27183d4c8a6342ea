using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Makes one comparison of rows of what comes after a key of several parts: <c>a &gt; x OR a = x AND b &gt; y</c> is <c>(a, b) &gt; (x, y)</c>, which an index can begin at.</summary>
/// <remarks>PostgreSQL manual, 9.24.5: Row Constructor Comparison.</remarks>
internal sealed class KeysetComparer : SqlRewriter
{
    public override SqlExpression VisitOperator(OperatorExpression expression)
    {
        var visited = base.VisitOperator(expression);
        return visited is OperatorExpression { Operator: SqlOperator.Or } either ? Combined(either.Left, either.Right) ?? Combined(either.Right, either.Left) ?? visited : visited;
    }

    // The first comparison decides unless all its parts are equal, in which case the second does.
    private static OperatorExpression? Combined(SqlExpression first, SqlExpression second)
    {
        if (first is not OperatorExpression { Operator: SqlOperator.Less or SqlOperator.Greater } leading)
            return null;
        var conditions = SqlFactory.Conjuncts(second).ToList();
        var (left, right) = (Parts(leading.Left), Parts(leading.Right));
        for (var i = 0; i < left.Count; i++)
        {
            if (!IsExact(left[i]) || !IsExact(right[i]) || conditions.RemoveAll(c => IsEquality(c, left[i], right[i])) == 0)
                return null;
        }

        return conditions is [OperatorExpression following] && IsSameDirection(leading.Operator, following.Operator) && Parts(following.Left).Concat(Parts(following.Right)).All(IsExact)
            ? following with { Left = Row(left, Parts(following.Left)), Right = Row(right, Parts(following.Right)) }
            : null;
    }

    private static EquatableArray<SqlExpression> Parts(SqlExpression expression) => expression is RowExpression row ? row.Items : [expression];

    private static RowExpression Row(EquatableArray<SqlExpression> first, EquatableArray<SqlExpression> second) => new(first.Concat(second).ToEquatableArray());

    private static bool IsEquality(SqlExpression condition, SqlExpression left, SqlExpression right) =>
        condition is OperatorExpression { Operator: SqlOperator.Equal } equal && (equal.Left == left && equal.Right == right || equal.Left == right && equal.Right == left);

    private static bool IsSameDirection(SqlOperator first, SqlOperator second) => first == SqlOperator.Less
        ? second is SqlOperator.Less or SqlOperator.LessOrEqual
        : second is SqlOperator.Greater or SqlOperator.GreaterOrEqual;

    // Null and NaN make the two forms differ where the condition is negated or a part is one of them.
    private static bool IsExact(SqlExpression part) => !part.IsNullable && part.Type.StoreType != typeof(double) && part.Type.StoreType != typeof(float);
}
