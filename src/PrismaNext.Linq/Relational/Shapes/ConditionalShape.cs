namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>One of two values, by a boolean column.</summary>
internal sealed record ConditionalShape(RowShape Test, RowShape IfTrue, RowShape IfFalse, Type ClrType) : RowShape(ClrType);
