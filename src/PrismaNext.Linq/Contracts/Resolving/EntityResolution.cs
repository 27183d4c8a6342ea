using System.Reflection;
using PrismaNext.Linq.Contracts.Building;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>An entity while its contract is resolved: the draft, and the parts of the map that the steps fill one after the other.</summary>
internal sealed class EntityResolution(EntityDraft draft)
{
    private EntityMap? _map;

    public EntityDraft Draft { get; } = draft;

    public Type Type => Draft.Type;

    /// <summary>The nearest mapped base class.</summary>
    public EntityResolution? Base { get; set; }

    public List<EntityResolution> Derived { get; } = [];

    public EntityResolution Root => Base?.Root ?? this;

    /// <summary>How the hierarchy is stored; only a root's is set.</summary>
    public HierarchyKind HierarchyKind { get; set; }

    public bool IsVariantOfSharedTable => Base is not null && Root.HierarchyKind == HierarchyKind.SharedTable;

    /// <summary>The own properties that fill columns, without the inherited ones.</summary>
    public List<PropertyInfo> Values { get; } = [];

    /// <summary>The own properties that lead to other entities.</summary>
    public List<PropertyInfo> Navigations { get; } = [];

    public ConstructorChoice? Constructor { get; set; }

    public string? Schema { get; set; }

    public string Table { get; set; } = "";

    public bool IsView { get; set; }

    public IReadOnlyList<string> KeyProperties { get; set; } = [];

    public List<ColumnMap> Columns { get; } = [];

    public List<ColumnMap> Key { get; } = [];

    public List<RelationMap> Relations { get; } = [];

    public List<ForeignKeyMap> ForeignKeys { get; } = [];

    public List<IndexMap> Indexes { get; } = [];

    public ColumnMap? Discriminator { get; set; }

    public EntityMap Map
    {
        get => _map ?? throw new InvalidOperationException("The contract is still being built.");
        set => _map = value;
    }

    public IEnumerable<PropertyInfo> AllValues => Base is null ? Values : Base.AllValues.Concat(Values);

    public IEnumerable<EntityResolution> SelfAndDerived => Derived.SelectMany(derived => derived.SelfAndDerived).Prepend(this);

    public ColumnMap? FindColumn(string property) => Columns.Find(column => column.Property?.Name == property);

    /// <summary>Adds a column without a property; derived types read it too.</summary>
    public void AddShadow(ColumnMap column)
    {
        foreach (var entity in SelfAndDerived)
            entity.Columns.Add(column);
        column.Owner = Map;
    }
}
