namespace PrismaNext.Linq.Relational.Writes;

/// <summary>What an INSERT does with a row that violates a unique index: updates the one that is there or, without assignments, nothing.</summary>
/// <param name="Columns">The columns of the unique index; empty for any index, which an update does not allow.</param>
internal sealed record OnConflict(EquatableArray<string> Columns)
{
    /// <summary>The row that was to be inserted; columns of this source are written <c>excluded.name</c>.</summary>
    public SourceAlias Excluded { get; init; } = new("excluded");

    /// <summary>What the existing row is given.</summary>
    public EquatableArray<Assignment> Assignments { get; init; }

    /// <summary>Which existing rows are updated; null for all.</summary>
    public SqlExpression? Where { get; init; }
}
