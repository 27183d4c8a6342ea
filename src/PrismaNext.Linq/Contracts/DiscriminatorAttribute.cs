namespace PrismaNext.Linq.Contracts;

/// <summary>Says that a class and those derived from it share one table, and which column tells them apart.</summary>
/// <param name="name">The name of a property of the class, or else of a column without a property.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DiscriminatorAttribute(string name) : Attribute
{
    /// <summary>The name of a property of the class, or else of a column without a property.</summary>
    public string Name { get; } = name;
}
