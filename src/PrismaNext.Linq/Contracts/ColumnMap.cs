using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>A column of a table and the property, if any, that it fills.</summary>
/// <remarks>Compares by reference. Entities of one hierarchy share the columns that they inherit.</remarks>
public sealed class ColumnMap
{
    private readonly string? _storeTypeName;
    private EntityMap? _owner;

    /// <summary>The column's name in the database, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>The property it fills; null for a column without one, such as a foreign key that the class does not show.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>The column's type.</summary>
    public required PgType Type { get; init; }

    /// <summary>The type as a table definition writes it, with its modifiers, for example <c>varchar(20)</c>.</summary>
    /// <value>The name of <see cref="Type"/> unless the contract says more.</value>
    public string StoreTypeName { get => _storeTypeName ?? Type.Name; init => _storeTypeName = value; }

    /// <summary>Whether the column can be null.</summary>
    /// <remarks>A column that only some types of a shared table have is null in the rows of the others, so it counts as nullable.</remarks>
    public bool IsNullable { get; init; }

    /// <summary>Whether the database makes the value when an insert gives none (identity, serial, default).</summary>
    public bool IsGenerated { get; internal set; }

    /// <summary>The entity whose table has the column: for an inherited column of a type with a table of its own, the base type's.</summary>
    public EntityMap Owner
    {
        get => _owner ?? throw new InvalidOperationException("The contract is still being built.");
        internal set => _owner = value;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
