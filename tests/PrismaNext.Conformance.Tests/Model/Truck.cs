namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A vehicle with a load, and the base of another.</summary>
internal class Truck : Vehicle
{
    public decimal? Load { get; init; }
}
