using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says about a many-to-many relation, and then goes on with its class.</summary>
/// <typeparam name="T">The class that declares the relation.</typeparam>
/// <typeparam name="TTarget">The class at the other end.</typeparam>
public sealed class ManyToManyBuilder<T, TTarget> : EntityBuilder<T>
    where T : class
    where TTarget : class
{
    private readonly JunctionDraft _junction;

    internal ManyToManyBuilder(ContractDraft contract, EntityDraft draft, JunctionDraft junction)
        : base(contract, draft) => _junction = junction;

    /// <summary>Names the table in the middle; its columns are named after the two classes and their keys.</summary>
    /// <param name="table">The table's name, unquoted.</param>
    /// <param name="schema">The schema's name, unquoted; null for the default one.</param>
    public ManyToManyBuilder<T, TTarget> UsingTable(string table, string? schema = null)
    {
        (_junction.Table, _junction.Schema, _junction.Entity) = (table, schema, null);
        return this;
    }

    /// <summary>Names the table in the middle and its two columns.</summary>
    /// <param name="table">The table's name, unquoted.</param>
    /// <param name="leftColumn">The column that refers to this class.</param>
    /// <param name="rightColumn">The column that refers to the other class.</param>
    /// <param name="schema">The schema's name, unquoted; null for the default one.</param>
    public ManyToManyBuilder<T, TTarget> UsingTable(string table, string leftColumn, string rightColumn, string? schema = null) =>
        UsingTable(table, [leftColumn], [rightColumn], schema);

    /// <summary>Names the table in the middle and its columns, for composite keys.</summary>
    /// <param name="table">The table's name, unquoted.</param>
    /// <param name="leftColumns">The columns that refer to this class, in the order of its key.</param>
    /// <param name="rightColumns">The columns that refer to the other class, in the order of its key.</param>
    /// <param name="schema">The schema's name, unquoted; null for the default one.</param>
    public ManyToManyBuilder<T, TTarget> UsingTable(
        string table, IReadOnlyList<string> leftColumns, IReadOnlyList<string> rightColumns, string? schema = null)
    {
        (_junction.LeftColumns, _junction.RightColumns) = (leftColumns, rightColumns);
        return UsingTable(table, schema);
    }

    /// <summary>Uses the table of a mapped class as the table in the middle.</summary>
    /// <typeparam name="TJunction">The class; it is mapped if it is not yet.</typeparam>
    /// <param name="left">Selects the properties that refer to this class; null to find them by convention.</param>
    /// <param name="right">Selects the properties that refer to the other class; null to find them by convention.</param>
    public ManyToManyBuilder<T, TTarget> UsingEntity<TJunction>(
        Expression<Func<TJunction, object?>>? left = null, Expression<Func<TJunction, object?>>? right = null)
        where TJunction : class
    {
        (_junction.Entity, _junction.Table, _junction.Schema) = (ContractDraft.Entity(typeof(TJunction)).Type, null, null);
        _junction.LeftProperties = left is null ? null : Selectors.Properties(left);
        _junction.RightProperties = right is null ? null : Selectors.Properties(right);
        return this;
    }
}
