namespace PrismaNext.Linq.Relational.Sources;

/// <summary>A query in parentheses.</summary>
internal sealed record SubquerySource(SourceAlias Alias, SqlQuery Query) : SqlSource(Alias);
