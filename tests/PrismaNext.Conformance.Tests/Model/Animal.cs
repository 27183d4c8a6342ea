namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The root of a hierarchy with an abstract class in its middle.</summary>
internal abstract class Animal
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public int? KeeperId { get; init; }

    public Keeper? Keeper { get; set; }
}
