namespace PrismaNext.Linq.Contracts.Building;

/// <summary>What a user has said about an entity so far.</summary>
internal sealed class EntityDraft(Type type)
{
    private readonly Dictionary<string, PropertyDraft> _properties = [];

    public Type Type { get; } = type;

    public string? Table { get; set; }

    public string? Schema { get; set; }

    public bool IsView { get; set; }

    public bool HasNoKey { get; set; }

    public IReadOnlyList<string>? Key { get; set; }

    public HashSet<string> Ignored { get; } = [];

    public List<IndexDraft> Indexes { get; } = [];

    public string? DiscriminatorProperty { get; set; }

    public string? DiscriminatorColumn { get; set; }

    /// <summary>The concrete types and their discriminator values, in the order in which they were declared.</summary>
    public List<VariantDraft> Variants { get; } = [];

    public bool IsTablePerType { get; set; }

    public IReadOnlyCollection<PropertyDraft> Properties => _properties.Values;

    public PropertyDraft Property(string name)
    {
        if (!_properties.TryGetValue(name, out var property))
            _properties.Add(name, property = new PropertyDraft(name));
        return property;
    }

    public bool IsConfigured(string property) => _properties.ContainsKey(property) || Ignored.Contains(property);

    public PropertyDraft? FindProperty(string name) => _properties.GetValueOrDefault(name);
}
