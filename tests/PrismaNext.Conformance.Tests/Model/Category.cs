namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A node of a tree.</summary>
[Table("categories")]
internal sealed class Category
{
    public int Id { get; init; }

    public string? Name { get; init; }

    public int? ParentId { get; init; }

    public Category? Parent { get; set; }

    [InverseProperty(nameof(Parent))]
    public List<Category> Children { get; init; } = [];

    public List<Product> Products { get; init; } = [];
}
