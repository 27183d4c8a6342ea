namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Abstract, between classes that rows are made of, and the end of relations.</summary>
internal abstract class Bird : Animal
{
    public bool CanFly { get; init; }

    public int? HunterId { get; init; }

    public Eagle? Hunter { get; set; }
}
