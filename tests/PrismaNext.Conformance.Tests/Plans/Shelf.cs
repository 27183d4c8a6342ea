namespace PrismaNext.Conformance.Tests.Plans;

/// <summary>Where items stand.</summary>
[Table("shelves")]
internal sealed class Shelf
{
    public long Id { get; init; }

    public required string Name { get; init; }

    [InverseProperty(nameof(Item.Shelf))]
    public List<Item> Items { get; init; } = [];
}
