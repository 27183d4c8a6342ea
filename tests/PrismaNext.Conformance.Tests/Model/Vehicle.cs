namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The root of a hierarchy in one table.</summary>
internal abstract class Vehicle
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public int? OwnerId { get; init; }

    public Customer? Owner { get; set; }
}
