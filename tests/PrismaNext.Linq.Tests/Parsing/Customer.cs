namespace PrismaNext.Linq.Tests.Parsing;

internal sealed class Customer
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string? City { get; set; }

    public int? Age { get; set; }

    public Kind Kind { get; set; }

    public Kind? FormerKind { get; set; }

    public bool IsActive { get; set; }

    public DateTime Since { get; set; }

    public string[] Tags { get; set; } = [];

    public List<int> Scores { get; set; } = [];

    public byte[] Photo { get; set; } = [];

    public ICollection<Order> Orders { get; set; } = [];
}
