namespace PrismaNext.Linq.Contracts;

/// <summary>The immutable map of CLR types to tables: which type is which table, which property which column, and how they relate.</summary>
/// <remarks>Building it does no I/O. Safe to share between threads and to keep for the life of the process.</remarks>
public sealed partial class Contract
{
    private readonly Dictionary<Type, EntityMap> _entities;

    internal Contract(IReadOnlyList<EntityMap> entities, string storageHash)
    {
        Entities = entities;
        StorageHash = storageHash;
        _entities = entities.ToDictionary(e => e.ClrType);
    }

    /// <summary>The mapped entities, in the order of their tables' names.</summary>
    public IReadOnlyList<EntityMap> Entities { get; }

    /// <summary>A hash of everything the contract says about the database, equal on every machine: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string StorageHash { get; }

    /// <summary>The entity of a type; null when the type is not mapped.</summary>
    /// <param name="clrType">A CLR type.</param>
    public EntityMap? Find(Type clrType) => _entities.GetValueOrDefault(clrType);
}
