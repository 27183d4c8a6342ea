namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A struct with fields.</summary>
internal struct Pair
{
    public int First;

    public string? Second { get; set; }
}
