namespace PrismaNext.Conformance.Tests.Model;

/// <summary>An order; who placed it may be unknown.</summary>
[Table("orders")]
internal sealed class Order
{
    public int Id { get; init; }

    public int? CustomerId { get; init; }

    public Customer? Customer { get; set; }

    public int EmployeeId { get; init; }

    public Employee? Employee { get; set; }

    public OrderStatus Status { get; init; }

    public DateTime PlacedAt { get; init; }

    public DateTime? ShippedAt { get; init; }

    public decimal? Discount { get; init; }

    public string? Note { get; init; }

    public List<Line> Lines { get; init; } = [];

    public List<Payment> Payments { get; init; } = [];
}
