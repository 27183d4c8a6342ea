using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says about a navigation to many rows, and then goes on with its class.</summary>
/// <typeparam name="T">The class that has the collection.</typeparam>
/// <typeparam name="TTarget">The class of its elements.</typeparam>
public sealed class CollectionBuilder<T, TTarget> : EntityBuilder<T>
    where T : class
    where TTarget : class
{
    private readonly ForeignKeyDraft _foreignKey;

    internal CollectionBuilder(ContractDraft contract, EntityDraft draft, ForeignKeyDraft foreignKey)
        : base(contract, draft) => _foreignKey = foreignKey;

    /// <summary>Says that each element refers to one row of this class.</summary>
    /// <param name="inverse">Selects the reference back; null when the other class has none.</param>
    public CollectionBuilder<T, TTarget> WithOne(Expression<Func<TTarget, T?>>? inverse = null)
    {
        _foreignKey.Reference = inverse is null ? null : Selectors.Property(inverse);
        _foreignKey.IsClosed = true;
        return this;
    }

    /// <summary>Says that each element refers to many rows of this class, through a table in the middle.</summary>
    /// <param name="inverse">Selects the collection back; null when the other class has none.</param>
    public ManyToManyBuilder<T, TTarget> WithMany(Expression<Func<TTarget, IEnumerable<T>?>>? inverse = null)
    {
        ContractDraft.ForeignKeys.Remove(_foreignKey);
        var junction = new JunctionDraft
        {
            Left = typeof(T),
            Right = typeof(TTarget),
            LeftNavigation = _foreignKey.Inverse!, // HasMany has set it.
            RightNavigation = inverse is null ? null : Selectors.Property(inverse),
        };
        ContractDraft.Junctions.Add(junction);
        return new ManyToManyBuilder<T, TTarget>(ContractDraft, Draft, junction);
    }

    /// <summary>Names the foreign key by the properties of the elements: <c>p => p.UserId</c>, or <c>p => new { p.A, p.B }</c>.</summary>
    /// <param name="foreignKey">Selects the properties, in the order of the key referred to.</param>
    public CollectionBuilder<T, TTarget> HasForeignKey(Expression<Func<TTarget, object?>> foreignKey)
    {
        ArgumentNullException.ThrowIfNull(foreignKey);
        (_foreignKey.Properties, _foreignKey.Columns) = (Selectors.Properties(foreignKey), null);
        return this;
    }

    /// <summary>Names the foreign key by columns of the elements' table that need no property.</summary>
    /// <param name="columns">The columns' names, unquoted, in the order of the key referred to.</param>
    public CollectionBuilder<T, TTarget> HasForeignKey(params string[] columns)
    {
        (_foreignKey.Properties, _foreignKey.Columns) = (null, columns);
        return this;
    }

    /// <summary>Names the key referred to, when it is not the primary key.</summary>
    /// <param name="key">Selects the properties.</param>
    public CollectionBuilder<T, TTarget> HasPrincipalKey(Expression<Func<T, object?>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _foreignKey.PrincipalProperties = Selectors.Properties(key);
        return this;
    }

    /// <summary>Says whether every element belongs to a row of this class, against what the foreign key seems to say.</summary>
    /// <param name="isRequired">False when the database does not enforce it.</param>
    public CollectionBuilder<T, TTarget> IsRequired(bool isRequired = true)
    {
        _foreignKey.IsRequired = isRequired;
        return this;
    }
}
