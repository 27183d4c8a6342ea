using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Relational.Writes;

/// <summary>A statement that changes the rows of one table.</summary>
/// <param name="Table">The table.</param>
internal abstract record SqlCommand(TableSource Table)
{
    /// <summary>What each changed row gives back; empty for nothing but the count.</summary>
    public EquatableArray<SelectItem> Returning { get; init; }
}
