using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Shaping;

/// <summary>Turns rows that are read from a COPY into values.</summary>
/// <param name="Columns">How each column is read; null for one that nothing is made of.</param>
/// <param name="Read">Makes the value of the current row.</param>
internal sealed record CopyShaper<T>(IReadOnlyList<CopyColumnType?> Columns, Func<CopyRow, SlotValues, T> Read);
