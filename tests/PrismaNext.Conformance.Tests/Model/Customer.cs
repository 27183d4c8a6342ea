namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Someone who orders: has a column of every nullable kind, and a relation to its own kind.</summary>
[Table("customers")]
internal sealed class Customer
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public string? City { get; init; }

    public int? Age { get; init; }

    public bool IsActive { get; init; }

    public bool? IsVip { get; init; }

    public double? Rating { get; init; }

    public decimal Balance { get; init; }

    public DateTime JoinedAt { get; init; }

    public int? ReferrerId { get; init; }

    public Customer? Referrer { get; set; }

    [InverseProperty(nameof(Referrer))]
    public List<Customer> Referred { get; init; } = [];

    public Badge? Badge { get; set; }

    public List<Order> Orders { get; init; } = [];

    public List<Vehicle> Vehicles { get; init; } = [];
}
