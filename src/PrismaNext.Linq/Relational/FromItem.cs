namespace PrismaNext.Linq.Relational;

/// <summary>A source and how it is joined to those before it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Join">How it is joined; ignored for the first.</param>
/// <param name="Condition">The ON clause; null for a cross join.</param>
/// <param name="IsLateral">Whether the source refers to those before it.</param>
internal sealed record FromItem(SqlSource Source, JoinKind Join = JoinKind.Cross, SqlExpression? Condition = null, bool IsLateral = false);
