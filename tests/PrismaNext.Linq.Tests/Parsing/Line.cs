namespace PrismaNext.Linq.Tests.Parsing;

internal sealed class Line
{
    public int Id { get; set; }

    public string Sku { get; set; } = "";

    public int Quantity { get; set; }
}
