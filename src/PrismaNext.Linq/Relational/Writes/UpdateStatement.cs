using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Relational.Writes;

/// <summary>An UPDATE.</summary>
/// <param name="Table">The table.</param>
/// <param name="Assignments">The new values; at least one.</param>
internal sealed record UpdateStatement(TableSource Table, EquatableArray<Assignment> Assignments) : SqlCommand(Table)
{
    /// <summary>Further sources; <see cref="Where"/> has to tie them to the table, of which a join among them sees nothing.</summary>
    public EquatableArray<FromItem> From { get; init; }

    public SqlExpression? Where { get; init; }
}
