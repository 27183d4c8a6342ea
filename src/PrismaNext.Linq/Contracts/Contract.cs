using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Contracts.Resolving;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts;

/// <summary>The immutable map of CLR types to tables: which type is which table, which property which column, and how they relate.</summary>
/// <remarks>Building it does no I/O. Safe to share between threads and to keep for the life of the process.</remarks>
public sealed class Contract
{
    private readonly Dictionary<Type, EntityMap> _entities;
    private string? _storageHash;

    internal Contract(IReadOnlyList<EntityMap> entities, IReadOnlyList<PostgresEnumMap> enums, string? storageHash = null)
    {
        _storageHash = storageHash;
        Entities = entities;
        Enums = enums;
        _entities = entities.ToDictionary(e => e.ClrType);
        Indexes = new TableIndexes(entities);
    }

    /// <summary>Where an order by a key that can be null puts the rows without one.</summary>
    public NullOrder NullOrder { get; internal init; }

    /// <summary>The indexes that the contract knows, by table.</summary>
    internal TableIndexes Indexes { get; }

    /// <summary>The mapped entities, in the order of their tables' names.</summary>
    public IReadOnlyList<EntityMap> Entities { get; }

    /// <summary>The PostgreSQL enum types that columns use, in the order of their names.</summary>
    public IReadOnlyList<PostgresEnumMap> Enums { get; }

    /// <summary>A hash of everything the contract says about the database, equal on every machine: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    // Made when it is asked for: the first hash of a process loads the system's library of cryptography, which takes longer than the first query's planning.
    public string StorageHash => _storageHash ??= StorageHasher.Hash(Entities, Enums);

    /// <summary>The entity of a type; null when the type is not mapped.</summary>
    /// <param name="clrType">A CLR type.</param>
    public EntityMap? Find(Type clrType) => _entities.GetValueOrDefault(clrType);

    /// <summary>Makes a contract from classes, their attributes and conventions; names become snake case.</summary>
    /// <param name="types">The classes to map, with every class that their navigations lead to.</param>
    /// <exception cref="PrismaNextException">A code that begins with <c>CONTRACT.</c>: the classes do not describe tables.</exception>
    public static Contract FromTypes(params Type[] types) => FromTypes(new ContractOptions(), types);

    /// <summary>Makes a contract from classes, their attributes and conventions.</summary>
    /// <param name="options">How names are made.</param>
    /// <param name="types">The classes to map, with every class that their navigations lead to.</param>
    /// <exception cref="PrismaNextException">A code that begins with <c>CONTRACT.</c>: the classes do not describe tables.</exception>
    public static Contract FromTypes(ContractOptions options, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(types);
        var draft = new ContractDraft { Naming = options.Naming, DefaultSchema = options.DefaultSchema, NullOrder = options.NullOrder };
        foreach (var type in types)
            draft.Entity(type);
        return ContractResolver.Resolve(draft);
    }

    /// <summary>Makes a contract by calls; what they do not say, attributes and conventions decide. Names stay as they are in C#.</summary>
    /// <param name="build">Says which classes are mapped, and how.</param>
    /// <exception cref="PrismaNextException">A code that begins with <c>CONTRACT.</c>: the contract contradicts itself or the classes.</exception>
    public static Contract Build(Action<ContractBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var draft = new ContractDraft();
        build(new ContractBuilder(draft));
        return ContractResolver.Resolve(draft);
    }
}
