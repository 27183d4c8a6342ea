namespace PrismaNext.Linq.Relational;

/// <summary>A query that a statement names in its WITH clause, run once however often it is read.</summary>
/// <param name="Name">Its identity, which <see cref="Sources.CommonTableSource"/> refers to.</param>
/// <param name="Query">The query; every column has a name.</param>
internal sealed record CommonTable(SourceAlias Name, SqlQuery Query);
