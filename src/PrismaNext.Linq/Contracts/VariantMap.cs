namespace PrismaNext.Linq.Contracts;

/// <summary>One concrete type of a hierarchy.</summary>
/// <param name="Entity">The type's own map: all of its columns, inherited ones included.</param>
/// <param name="DiscriminatorValue">The value of the discriminator column, in the type of its property; null when each type has a table of its own.</param>
public sealed record VariantMap(EntityMap Entity, object? DiscriminatorValue);
