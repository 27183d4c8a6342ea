namespace PrismaNext.Linq.Contracts.Building;

/// <summary>What a user has said about a contract so far; attributes and conventions fill the rest when it is resolved.</summary>
internal sealed class ContractDraft
{
    private readonly Dictionary<Type, EntityDraft> _byType = [];
    private readonly List<EntityDraft> _entities = [];

    public ContractNaming Naming { get; set; }

    public string? DefaultSchema { get; set; }

    public NullOrder NullOrder { get; set; }

    public IReadOnlyList<EntityDraft> Entities => _entities;

    public List<ForeignKeyDraft> ForeignKeys { get; } = [];

    public List<JunctionDraft> Junctions { get; } = [];

    public Dictionary<Type, PostgresEnumMap> Enums { get; } = [];

    public Dictionary<Type, ValueConversion> Conversions { get; } = [];

    public bool IsMapped(Type type) => _byType.ContainsKey(type);

    public EntityDraft Entity(Type type)
    {
        if (_byType.TryGetValue(type, out var entity))
            return entity;
        entity = new EntityDraft(type);
        _byType.Add(type, entity);
        _entities.Add(entity);
        return entity;
    }
}
