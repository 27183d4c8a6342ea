namespace PrismaNext.Linq.Relational;

/// <summary>One key of an ORDER BY.</summary>
/// <param name="Key">The key.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="NullsFirst">Where nulls go; null leaves it to the server (last when ascending, first when descending).</param>
internal sealed record Ordering(SqlExpression Key, bool Descending, bool? NullsFirst = null);
