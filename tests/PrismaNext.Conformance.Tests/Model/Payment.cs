namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The root of a hierarchy with a table for each type.</summary>
internal class Payment
{
    public int Id { get; init; }

    public int OrderId { get; init; }

    public Order? Order { get; set; }

    public decimal Amount { get; init; }
}
