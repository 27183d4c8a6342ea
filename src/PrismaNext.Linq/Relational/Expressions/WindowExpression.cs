namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A function over a window of rows.</summary>
/// <param name="Function">A <see cref="FunctionExpression"/> or an <see cref="AggregateExpression"/>.</param>
/// <param name="PartitionBy">What keeps rows apart.</param>
/// <param name="OrderBy">The order within a partition.</param>
/// <param name="Frame">The frame clause; null for the default.</param>
internal sealed record WindowExpression(SqlExpression Function, EquatableArray<SqlExpression> PartitionBy, EquatableArray<Ordering> OrderBy, string? Frame = null)
    : SqlExpression(Function.Type)
{
    public override bool IsNullable => Function.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitWindow(this);
}
