using NpgsqlTypes;

namespace PrismaNext.Linq.Shaping;

/// <summary>How a column of a COPY is read: the format has no types, so the statement casts it and the program names the type.</summary>
/// <param name="Cast">The type that the statement casts the column to.</param>
/// <param name="ClrType">The CLR type that it is read as.</param>
/// <param name="DbType">The driver's name for the type.</param>
internal sealed record CopyColumnType(string Cast, Type ClrType, NpgsqlDbType DbType);
