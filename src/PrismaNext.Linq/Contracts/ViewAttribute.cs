namespace PrismaNext.Linq.Contracts;

/// <summary>Maps a class to a view, or to a table that another class owns. It needs no key.</summary>
/// <param name="name">The view's name, unquoted.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ViewAttribute(string name) : Attribute
{
    /// <summary>The view's name, unquoted.</summary>
    public string Name { get; } = name;

    /// <summary>The schema's name, unquoted.</summary>
    /// <value>The default is null: the contract's default schema.</value>
    public string? Schema { get; init; }
}
