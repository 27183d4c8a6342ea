namespace PrismaNext.Linq.Contracts;

/// <summary>A C# enum and the PostgreSQL enum type that stores it.</summary>
/// <param name="ClrType">The C# enum.</param>
/// <param name="Schema">The type's schema; null for the search path's.</param>
/// <param name="Name">The type's name, unquoted.</param>
/// <param name="Labels">The labels, in the order of the C# members' values.</param>
public sealed record PostgresEnumMap(Type ClrType, string? Schema, string Name, IReadOnlyList<string> Labels);
