namespace PrismaNext.Linq.Relational;

/// <summary>One item of a select list.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Name">The name it is known by outside; null where nobody asks, as at the top.</param>
internal sealed record SelectItem(SqlExpression Expression, string? Name = null);
