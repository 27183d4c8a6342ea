namespace PrismaNext.Linq.Contracts;

/// <summary>Marks one collection of a many-to-many relation and names the table in the middle.</summary>
/// <param name="table">The table's name, unquoted.</param>
/// <remarks>It goes on one end; the other end is found by its type or by <c>InverseProperty</c>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JunctionAttribute(string table) : Attribute
{
    /// <summary>The table's name, unquoted.</summary>
    public string Table { get; } = table;

    /// <summary>The table's schema, unquoted.</summary>
    /// <value>The default is null: the contract's default schema.</value>
    public string? Schema { get; init; }

    /// <summary>The columns that refer to this class, separated by commas, in the order of its key.</summary>
    /// <value>The default is null: the names of the class and of its key together.</value>
    public string? SourceColumns { get; init; }

    /// <summary>The columns that refer to the other class, separated by commas, in the order of its key.</summary>
    /// <value>The default is null: the names of the class and of its key together.</value>
    public string? TargetColumns { get; init; }
}
