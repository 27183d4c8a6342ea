namespace PrismaNext.Linq.Contracts;

/// <summary>Declares an index of a class's table.</summary>
/// <param name="properties">The names of the properties, in the index's order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IndexAttribute(params string[] properties) : Attribute
{
    /// <summary>The names of the properties, in the index's order.</summary>
    public IReadOnlyList<string> Properties { get; } = properties;

    /// <summary>Whether its values are unique in the whole table; an index with a condition says that of a part only.</summary>
    /// <value>The default is false.</value>
    public bool IsUnique { get; init; }
}
