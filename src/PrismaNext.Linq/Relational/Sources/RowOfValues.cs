namespace PrismaNext.Linq.Relational.Sources;

/// <summary>One row of a <see cref="ValuesSource"/>.</summary>
internal sealed record RowOfValues(EquatableArray<SqlExpression> Values);
