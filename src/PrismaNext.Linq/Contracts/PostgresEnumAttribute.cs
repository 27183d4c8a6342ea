namespace PrismaNext.Linq.Contracts;

/// <summary>Stores a C# enum in a PostgreSQL enum type.</summary>
/// <param name="name">The type's name, unquoted.</param>
/// <remarks>A label is the member's <c>PgName</c> attribute, or its name in snake case.</remarks>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PostgresEnumAttribute(string name) : Attribute
{
    /// <summary>The type's name, unquoted.</summary>
    public string Name { get; } = name;

    /// <summary>The type's schema, unquoted.</summary>
    /// <value>The default is null: the contract's default schema.</value>
    public string? Schema { get; init; }
}
