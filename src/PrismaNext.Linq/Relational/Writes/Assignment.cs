namespace PrismaNext.Linq.Relational.Writes;

/// <summary>A column and its new value.</summary>
internal sealed record Assignment(string Column, SqlExpression Value);
