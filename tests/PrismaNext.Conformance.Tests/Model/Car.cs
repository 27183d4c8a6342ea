namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A vehicle with seats.</summary>
internal sealed class Car : Vehicle
{
    public int Seats { get; init; }

    public bool? IsElectric { get; init; }
}
