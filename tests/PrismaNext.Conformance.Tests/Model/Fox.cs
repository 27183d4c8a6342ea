namespace PrismaNext.Conformance.Tests.Model;

/// <summary>An animal that is no bird.</summary>
internal sealed class Fox : Animal
{
    public int Cubs { get; init; }
}
