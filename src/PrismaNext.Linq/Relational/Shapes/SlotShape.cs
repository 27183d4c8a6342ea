namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A value that the program supplied, not sent to the server.</summary>
internal sealed record SlotShape(int Slot, Type ClrType) : RowShape(ClrType);
