namespace PrismaNext.Linq.Contracts;

/// <summary>The table in the middle of a many-to-many relation.</summary>
/// <param name="Schema">Its schema; null for the search path's.</param>
/// <param name="Table">Its name.</param>
/// <param name="SourceColumns">Its columns that refer to the source, parallel to <see cref="RelationMap.SourceColumns"/>.</param>
/// <param name="TargetColumns">Its columns that refer to the target, parallel to <see cref="RelationMap.TargetColumns"/>.</param>
public sealed record JunctionMap(string? Schema, string Table, IReadOnlyList<string> SourceColumns, IReadOnlyList<string> TargetColumns);
