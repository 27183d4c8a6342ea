using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says. What it does not say, attributes and then conventions decide.</summary>
/// <remarks>Lives only during <see cref="Contract.Build"/>. When something is said twice, the later word counts.</remarks>
public sealed class ContractBuilder
{
    private readonly ContractDraft _draft;

    internal ContractBuilder(ContractDraft draft) => _draft = draft;

    /// <summary>Maps a class to a table. Calls for the same class add to each other.</summary>
    /// <typeparam name="T">A class or record.</typeparam>
    /// <param name="configure">Says what conventions would not find.</param>
    public ContractBuilder Entity<T>(Action<EntityBuilder<T>>? configure = null)
        where T : class
    {
        var builder = new EntityBuilder<T>(_draft, _draft.Entity(typeof(T)));
        configure?.Invoke(builder);
        return this;
    }

    /// <summary>Names tables and columns as C# does, in lower case with underscores.</summary>
    public ContractBuilder UseSnakeCase()
    {
        _draft.Naming = ContractNaming.SnakeCase;
        return this;
    }

    /// <summary>Names tables and columns exactly as C# does; the default of <see cref="Contract.Build"/>.</summary>
    public ContractBuilder UseVerbatimNames()
    {
        _draft.Naming = ContractNaming.Verbatim;
        return this;
    }

    /// <summary>Sets the schema of tables and enum types that name none.</summary>
    /// <param name="schema">The schema's name, unquoted.</param>
    public ContractBuilder HasDefaultSchema(string schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(schema);
        _draft.DefaultSchema = schema;
        return this;
    }

    /// <summary>Says where queries that order by a nullable key put the rows without one; without this call where LINQ to objects does.</summary>
    /// <param name="order">With <see cref="NullOrder.Postgres"/> the order of nulls is the server's, and plain indexes serve it.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: there is no such value.</exception>
    public ContractBuilder UseNullOrder(NullOrder order)
    {
        _draft.NullOrder = OptionCheck.Defined(order);
        return this;
    }

    /// <summary>Stores a C# enum in a PostgreSQL enum type, wherever the enum is used.</summary>
    /// <typeparam name="TEnum">The C# enum.</typeparam>
    /// <param name="name">The type's name, unquoted.</param>
    /// <param name="labels">
    /// The labels in the order of the members' values; without them, <c>PgName</c> attributes or the members' names in snake case.
    /// </param>
    public ContractBuilder HasPostgresEnum<TEnum>(string name, params string[] labels)
        where TEnum : struct, Enum =>
        HasPostgresEnum<TEnum>(schema: null, name, labels);

    /// <summary>Stores a C# enum in a PostgreSQL enum type of a given schema, wherever the enum is used.</summary>
    /// <typeparam name="TEnum">The C# enum.</typeparam>
    /// <param name="schema">The type's schema, unquoted; null for the default one.</param>
    /// <param name="name">The type's name, unquoted.</param>
    /// <param name="labels">
    /// The labels in the order of the members' values; empty for <c>PgName</c> attributes or the members' names in snake case.
    /// </param>
    public ContractBuilder HasPostgresEnum<TEnum>(string? schema, string name, IReadOnlyList<string> labels)
        where TEnum : struct, Enum
    {
        _draft.Enums[typeof(TEnum)] = new PostgresEnumMap(typeof(TEnum), schema, name, labels);
        return this;
    }

    /// <summary>Stores every value of a type, such as a strongly typed id, as another type that PostgreSQL knows.</summary>
    /// <typeparam name="TModel">The program's type.</typeparam>
    /// <typeparam name="TStore">The type that travels.</typeparam>
    /// <param name="toStore">Makes the stored value; never sees null.</param>
    /// <param name="fromStore">Makes the program's value; never sees null.</param>
    /// <param name="preservesOrder">Whether both types compare in the same order, so that the database may compare and sort.</param>
    public ContractBuilder HasConversion<TModel, TStore>(
        Expression<Func<TModel, TStore>> toStore, Expression<Func<TStore, TModel>> fromStore, bool preservesOrder = false)
        where TModel : notnull
        where TStore : notnull
    {
        _draft.Conversions[typeof(TModel).Unwrap()] = UserConversion.Create(toStore, fromStore, preservesOrder);
        return this;
    }
}
