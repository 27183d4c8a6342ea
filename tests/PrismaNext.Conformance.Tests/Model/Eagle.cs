namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A bird with many others.</summary>
internal sealed class Eagle : Bird
{
    public int Wingspan { get; init; }

    public List<Bird> Prey { get; init; } = [];
}
