using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>A column of a nested query and the column around it that it has to equal.</summary>
internal sealed record KeyPair(ColumnExpression Inner, ColumnExpression Outer);
