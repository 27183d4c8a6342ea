namespace PrismaNext.Linq.Contracts;

/// <summary>An index that the contract knows.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="IsUnique">Whether its values are unique.</param>
public sealed record IndexMap(IReadOnlyList<ColumnMap> Columns, bool IsUnique);
