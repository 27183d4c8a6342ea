namespace PrismaNext.Conformance.Tests.Plans;

/// <summary>A row of a table that is large enough for its indexes to matter.</summary>
[Table("items")]
internal sealed class Item
{
    public long Id { get; init; }

    public long ShelfId { get; init; }

    public Shelf? Shelf { get; init; }

    public long? OwnerId { get; init; }

    public Shelf? Owner { get; init; }

    public required string Code { get; init; }

    public int? Position { get; init; }

    public int Created { get; init; }
}
