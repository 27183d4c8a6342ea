namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A mark on products, with a key that is text.</summary>
[Table("tags")]
internal sealed class Tag
{
    public required string Id { get; init; }

    public int? Weight { get; init; }

    public List<Product> Products { get; init; } = [];
}
