using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>The rows that were grouped, to be read once more where elements of a group are wanted.</summary>
/// <param name="Rows">The rows before grouping.</param>
/// <param name="References">The navigations that they are joined with.</param>
/// <param name="Key">The key of a row.</param>
/// <param name="Element">The element of a row.</param>
internal sealed record GroupTemplate(SelectStatement Rows, IReadOnlyList<JoinedReference> References, Projection Key, Projection Element);
