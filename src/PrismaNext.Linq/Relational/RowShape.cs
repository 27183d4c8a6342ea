namespace PrismaNext.Linq.Relational;

/// <summary>What a row, or a part of it, becomes. Ordinals count the columns of the reader, from 0.</summary>
/// <param name="ClrType">The type of the value.</param>
internal abstract record RowShape(Type ClrType);
