namespace PrismaNext.Linq.Contracts.Building;

/// <summary>The discriminator's value of a class.</summary>
internal sealed record VariantDraft(Type Type, object Value);
