namespace PrismaNext.Linq.Relational.Sources;

/// <summary>Rows written out.</summary>
/// <param name="Alias">Its identity.</param>
/// <param name="Rows">The rows; at least one.</param>
/// <param name="ColumnNames">The names given to its columns.</param>
internal sealed record ValuesSource(SourceAlias Alias, EquatableArray<RowOfValues> Rows, EquatableArray<string> ColumnNames) : SqlSource(Alias);
