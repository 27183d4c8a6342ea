using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A column.</summary>
/// <param name="Ordinal">Its position.</param>
/// <param name="Type">Its type; the conversion is applied after reading.</param>
/// <param name="ClrType">The type of the value; where it cannot be null and the column is, reading fails unless <paramref name="NullMeans"/> says otherwise.</param>
/// <param name="CanBeNull">Whether the column can be null.</param>
/// <param name="NullMeans">What null means where the CLR type has none.</param>
internal sealed record ScalarShape(int Ordinal, PgType Type, Type ClrType, bool CanBeNull, NullMeaning NullMeans = NullMeaning.Error) : RowShape(ClrType);
