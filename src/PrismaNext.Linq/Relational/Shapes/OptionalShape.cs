namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A value that is there only when a column is not null; else the type's default.</summary>
/// <param name="Presence">The column.</param>
/// <param name="Value">The value.</param>
internal sealed record OptionalShape(int Presence, RowShape Value) : RowShape(Value.ClrType);
