using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>A column of a table and the property, if any, that it fills.</summary>
/// <remarks>Compares by reference: a column belongs to one entity of one contract.</remarks>
public sealed class ColumnMap
{
    /// <summary>The column's name in the database, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>The property it fills; null for a column without one, such as a foreign key that the class does not show.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>The column's type.</summary>
    public required PgType Type { get; init; }

    /// <summary>Whether the column can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the database makes the value on insert (identity, serial, default).</summary>
    public bool IsGenerated { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
