using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>A navigation from one entity to another.</summary>
/// <remarks>Compares by reference.</remarks>
public sealed class RelationMap
{
    private EntityMap? _target;

    /// <summary>The navigation property.</summary>
    public required PropertyInfo Property { get; init; }

    /// <summary>The entity that has the property.</summary>
    public required Type SourceType { get; init; }

    /// <summary>The CLR type at the other end.</summary>
    public required Type TargetType { get; init; }

    /// <summary>Whether the property is a collection.</summary>
    public required bool IsCollection { get; init; }

    /// <summary>For a reference: whether every row has its other end, so that an inner join loses none.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the foreign key is in the source's table, so that its columns alone tell whether there is another end.</summary>
    public bool HoldsForeignKey { get; init; }

    /// <summary>The columns of the source that are matched; parallel to <see cref="TargetColumns"/> or, with a junction, to its source columns.</summary>
    public required IReadOnlyList<ColumnMap> SourceColumns { get; init; }

    /// <summary>The columns of the target that are matched.</summary>
    public required IReadOnlyList<ColumnMap> TargetColumns { get; init; }

    /// <summary>The table in the middle of a many-to-many relation; null otherwise.</summary>
    public JunctionMap? Junction { get; init; }

    /// <summary>Whether the contract knows an index that leads with the foreign key's columns.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>The entity at the other end.</summary>
    public EntityMap Target
    {
        get => _target ?? throw new InvalidOperationException("The contract is still being built.");
        internal set => _target = value;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{SourceType.Name}.{Property.Name}";
}
