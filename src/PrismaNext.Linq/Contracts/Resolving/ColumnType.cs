namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>The type of a column as it is resolved: for programs, and as a table definition writes it.</summary>
internal sealed record ColumnType(PgType Type, string Definition, bool IsSerial);
