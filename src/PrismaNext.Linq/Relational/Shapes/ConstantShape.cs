namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A constant written in the query.</summary>
internal sealed record ConstantShape(object? Value, Type ClrType) : RowShape(ClrType);
