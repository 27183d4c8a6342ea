namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A bird with a text of its own.</summary>
internal sealed class Kiwi : Bird
{
    public string? Island { get; init; }
}
