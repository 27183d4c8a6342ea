namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A variant with a column of its own.</summary>
internal sealed class Cat : Animal
{
    public int Lives { get; init; }
}
