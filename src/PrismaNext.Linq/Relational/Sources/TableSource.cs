namespace PrismaNext.Linq.Relational.Sources;

/// <summary>A table or view.</summary>
internal sealed record TableSource(SourceAlias Alias, string? Schema, string Table) : SqlSource(Alias);
