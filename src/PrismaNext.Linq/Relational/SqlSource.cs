namespace PrismaNext.Linq.Relational;

/// <summary>A FROM item.</summary>
/// <param name="Alias">Its identity, which columns refer to.</param>
internal abstract record SqlSource(SourceAlias Alias);
