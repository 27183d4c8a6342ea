namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>An entity of a class hierarchy: the variant whose test column is true.</summary>
/// <param name="ClrType">The common type.</param>
/// <param name="Discriminator">A column that holds the position of the row's variant in <paramref name="Variants"/>; null when there is no entity.</param>
/// <param name="Variants">The variants.</param>
internal sealed record VariantsShape(Type ClrType, int Discriminator, EquatableArray<EntityShape> Variants) : RowShape(ClrType);
