namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A base whose property is set where the derived class cannot see the setter.</summary>
internal abstract class Named
{
    public string Name { get; private set; } = "";
}
