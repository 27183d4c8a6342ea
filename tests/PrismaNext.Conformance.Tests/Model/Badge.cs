namespace PrismaNext.Conformance.Tests.Model;

/// <summary>What a customer may wear, with the customer's key as its own.</summary>
[Table("badges")]
internal sealed class Badge
{
    public int CustomerId { get; init; }

    public Customer? Customer { get; set; }

    public required string Text { get; init; }

    public float Weight { get; init; }

    public BadgeRights Rights { get; init; }
}
