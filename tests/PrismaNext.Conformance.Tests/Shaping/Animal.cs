namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>The root of a hierarchy.</summary>
internal abstract class Animal
{
    public int Id { get; init; }
}
