namespace PrismaNext.Linq.Relational.Sources;

/// <summary>The rows of a query that WITH names.</summary>
/// <param name="Alias">Its identity.</param>
/// <param name="Table">The name in WITH, which is also what its columns are written with.</param>
internal sealed record CommonTableSource(SourceAlias Alias, SourceAlias Table) : SqlSource(Alias);
