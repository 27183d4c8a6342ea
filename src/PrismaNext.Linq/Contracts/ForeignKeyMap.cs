namespace PrismaNext.Linq.Contracts;

/// <summary>A foreign key: columns of one table that refer to a key of another.</summary>
/// <param name="Columns">The columns that refer.</param>
/// <param name="Principal">The entity whose table is referred to.</param>
/// <param name="PrincipalColumns">The columns referred to; parallel to <paramref name="Columns"/>.</param>
/// <param name="IsUnique">Whether each key is referred to at most once: a one-to-one relation.</param>
public sealed record ForeignKeyMap(IReadOnlyList<ColumnMap> Columns, EntityMap Principal, IReadOnlyList<ColumnMap> PrincipalColumns, bool IsUnique);
