using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Relational.Writes;

/// <summary>A DELETE.</summary>
/// <param name="Table">The table.</param>
internal sealed record DeleteStatement(TableSource Table) : SqlCommand(Table)
{
    /// <summary>Further sources; <see cref="Where"/> has to tie them to the table, of which a join among them sees nothing.</summary>
    public EquatableArray<FromItem> Using { get; init; }

    public SqlExpression? Where { get; init; }
}
