namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A line of an order, with a key of two columns.</summary>
[Table("lines")]
internal sealed class Line
{
    public int OrderId { get; init; }

    public Order? Order { get; set; }

    public short Number { get; init; }

    public long ProductId { get; init; }

    public Product? Product { get; set; }

    public int Quantity { get; init; }

    public decimal Price { get; init; }

    public short? Rebate { get; init; }
}
