using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Relational.Writes;

/// <summary>An INSERT of rows written out, or of the rows of a query; without columns, of one row of defaults.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that are given values; the others get their defaults.</param>
internal sealed record InsertStatement(TableSource Table, EquatableArray<string> Columns) : SqlCommand(Table)
{
    /// <summary>The rows; ignored where there is a <see cref="Query"/>.</summary>
    public EquatableArray<RowOfValues> Rows { get; init; }

    /// <summary>The query whose rows are inserted; null for <see cref="Rows"/>.</summary>
    public SqlQuery? Query { get; init; }

    /// <summary>What happens to a row that exists; null for an error.</summary>
    public OnConflict? OnConflict { get; init; }
}
