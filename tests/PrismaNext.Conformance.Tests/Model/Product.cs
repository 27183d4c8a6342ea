namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Something to be ordered.</summary>
[Table("products")]
internal sealed class Product
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public ProductKind Kind { get; init; }

    public decimal Price { get; init; }

    public double? Weight { get; init; }

    public int? Stock { get; init; }

    public Guid Code { get; init; }

    public int? CategoryId { get; init; }

    public Category? Category { get; set; }

    public List<Line> Lines { get; init; } = [];

    public List<Tag> Tags { get; init; } = [];
}
