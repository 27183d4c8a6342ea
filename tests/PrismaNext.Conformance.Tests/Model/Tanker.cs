namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A variant two levels down.</summary>
internal sealed class Tanker : Truck
{
    public required string Liquid { get; init; }
}
