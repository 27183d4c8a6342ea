using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>How rows are inserted; two inserts of one form share a plan.</summary>
/// <param name="Entity">The type of the rows or, where they are of several, the type above them.</param>
/// <param name="Columns">The columns that are given values; the others get their defaults.</param>
/// <param name="Rows">How many rows are written out, their values row by row; null for any number, whose values travel as one array a column.</param>
internal sealed record InsertForm(EntityMap Entity, EquatableArray<ColumnMap> Columns, int? Rows)
{
    /// <summary>Whether the rows are of several types, so that the discriminator is a value like any other.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Whether a column is the discriminator of rows that are all of one type.</summary>
    public bool IsFixed(ColumnMap column) => !IsMixed && Entity.Hierarchy?.Discriminator == column;
}
