namespace PrismaNext.Linq.Tests.Parsing;

internal sealed class Order
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public Customer Customer { get; set; } = null!; // Set by the database.

    public decimal Total { get; set; }

    public string? Note { get; set; }

    public List<Line> Lines { get; set; } = [];
}
