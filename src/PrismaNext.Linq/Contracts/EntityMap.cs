using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>A CLR type and the table or view that it is mapped to.</summary>
/// <remarks>Immutable once its contract is built; compares by reference.</remarks>
public sealed class EntityMap
{
    private Dictionary<MemberInfo, ColumnMap>? _columnsByMember;
    private Dictionary<string, RelationMap>? _relationsByName;

    /// <summary>The mapped type.</summary>
    public required Type ClrType { get; init; }

    /// <summary>The table's schema; null for the search path's.</summary>
    public string? Schema { get; init; }

    /// <summary>The name of the table or view.</summary>
    public required string Table { get; init; }

    /// <summary>Whether it is a view, or anything else that the contract reads but does not own.</summary>
    public bool IsView { get; init; }

    /// <summary>Every column of the type, inherited ones first, in a stable order; those without a property come last.</summary>
    /// <remarks>The columns of derived types are not among them: they are in the maps of <see cref="HierarchyMap.Variants"/>.</remarks>
    public required IReadOnlyList<ColumnMap> Columns { get; init; }

    /// <summary>The columns of the primary key; empty for a type without a key.</summary>
    public required IReadOnlyList<ColumnMap> Key { get; init; }

    /// <summary>The navigations.</summary>
    public required IReadOnlyList<RelationMap> Relations { get; init; }

    /// <summary>The foreign keys that the type's own table holds.</summary>
    public IReadOnlyList<ForeignKeyMap> ForeignKeys { get; init; } = [];

    /// <summary>The indexes that the contract knows, without the primary key's.</summary>
    public IReadOnlyList<IndexMap> Indexes { get; init; } = [];

    /// <summary>How an instance is made from its columns; null for a type whose rows always become one of its variants, such as an abstract one.</summary>
    public required ConstructorMap? Constructor { get; init; }

    /// <summary>How this type takes part in a class hierarchy; null when it does not.</summary>
    public HierarchyMap? Hierarchy { get; internal set; }

    /// <summary>The column behind a property, also when the property was reached through a base class or an interface; null when it is not mapped.</summary>
    /// <param name="member">A property.</param>
    public ColumnMap? FindColumn(MemberInfo member)
    {
        _columnsByMember ??= Columns.Where(c => c.Property is not null).ToDictionary(c => (MemberInfo)c.Property!, c => c);
        return _columnsByMember.TryGetValue(member, out var column) ? column : Columns.FirstOrDefault(c => c.Property is { } property && property.Name == member.Name);
    }

    /// <summary>The navigation behind a property; null when it is not one.</summary>
    /// <param name="member">A property.</param>
    public RelationMap? FindRelation(MemberInfo member)
    {
        _relationsByName ??= Relations.ToDictionary(r => r.Property.Name, StringComparer.Ordinal);
        return _relationsByName.GetValueOrDefault(member.Name);
    }

    /// <inheritdoc/>
    public override string ToString() => ClrType.Name;
}
