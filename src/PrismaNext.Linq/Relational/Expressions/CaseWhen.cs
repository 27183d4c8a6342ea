namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>One branch of a <see cref="CaseExpression"/>.</summary>
internal sealed record CaseWhen(SqlExpression Condition, SqlExpression Result);
