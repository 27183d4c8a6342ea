using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says about one class.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <remarks>Every call returns a builder that has all of these members, so that calls chain in any order.</remarks>
public class EntityBuilder<T>
    where T : class
{
    internal EntityBuilder(ContractDraft contract, EntityDraft draft)
    {
        ContractDraft = contract;
        Draft = draft;
    }

    private protected ContractDraft ContractDraft { get; }

    private protected EntityDraft Draft { get; }

    /// <summary>Names the table.</summary>
    /// <param name="name">The table's name, unquoted.</param>
    /// <param name="schema">The schema's name, unquoted; null for the default one.</param>
    public EntityBuilder<T> ToTable(string name, string? schema = null) => MapTo(name, schema, isView: false);

    /// <summary>Maps the class to a view, or to a table that another class owns. It needs no key.</summary>
    /// <param name="name">The view's name, unquoted.</param>
    /// <param name="schema">The schema's name, unquoted; null for the default one.</param>
    public EntityBuilder<T> ToView(string name, string? schema = null) => MapTo(name, schema, isView: true);

    /// <summary>Names the primary key: <c>x => x.Id</c>, or <c>x => new { x.A, x.B }</c>.</summary>
    /// <param name="key">Selects the properties, in the key's order.</param>
    public EntityBuilder<T> HasKey(Expression<Func<T, object?>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Draft.Key = Selectors.Properties(key);
        Draft.HasNoKey = false;
        return this;
    }

    /// <summary>Says that rows have no key.</summary>
    public EntityBuilder<T> HasNoKey()
    {
        Draft.HasNoKey = true;
        Draft.Key = null;
        return this;
    }

    /// <summary>Goes on with a property that fills a column.</summary>
    /// <typeparam name="TProperty">The property's type.</typeparam>
    /// <param name="property">Selects the property.</param>
    public PropertyBuilder<T, TProperty> Property<TProperty>(Expression<Func<T, TProperty>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var name = Selectors.Property(property).Name;
        Draft.Ignored.Remove(name);
        return new PropertyBuilder<T, TProperty>(ContractDraft, Draft, Draft.Property(name));
    }

    /// <summary>Leaves a property out.</summary>
    /// <param name="property">Selects the property.</param>
    public EntityBuilder<T> Ignore(Expression<Func<T, object?>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        Draft.Ignored.Add(Selectors.Property(property).Name);
        return this;
    }

    /// <summary>Declares an index.</summary>
    /// <param name="columns">Selects the properties, in the index's order.</param>
    /// <param name="isUnique">Whether its values are unique in the whole table; an index with a condition says that of a part only.</param>
    public EntityBuilder<T> HasIndex(Expression<Func<T, object?>> columns, bool isUnique = false)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Draft.Indexes.Add(new IndexDraft(Selectors.Properties(columns), isUnique));
        return this;
    }

    /// <summary>Declares a navigation to many rows of another class.</summary>
    /// <typeparam name="TTarget">The class at the other end.</typeparam>
    /// <param name="navigation">Selects the collection.</param>
    public CollectionBuilder<T, TTarget> HasMany<TTarget>(Expression<Func<T, IEnumerable<TTarget>?>> navigation)
        where TTarget : class
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var foreignKey = new ForeignKeyDraft { Dependent = typeof(TTarget), Principal = typeof(T), Inverse = Selectors.Property(navigation) };
        ContractDraft.ForeignKeys.Add(foreignKey);
        return new CollectionBuilder<T, TTarget>(ContractDraft, Draft, foreignKey);
    }

    /// <summary>Declares a navigation to one row of another class.</summary>
    /// <typeparam name="TTarget">The class at the other end.</typeparam>
    /// <param name="navigation">Selects the reference.</param>
    public ReferenceBuilder<T, TTarget> HasOne<TTarget>(Expression<Func<T, TTarget?>> navigation)
        where TTarget : class
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var foreignKey = new ForeignKeyDraft
        {
            Dependent = typeof(T),
            Principal = typeof(TTarget),
            Reference = Selectors.Property(navigation),
            IsSideOpen = true,
        };
        ContractDraft.ForeignKeys.Add(foreignKey);
        return new ReferenceBuilder<T, TTarget>(ContractDraft, Draft, foreignKey);
    }

    /// <summary>Says that this class and those derived from it share one table, in which a property tells them apart.</summary>
    /// <param name="property">Selects the property.</param>
    public EntityBuilder<T> HasDiscriminator(Expression<Func<T, object?>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        (Draft.DiscriminatorProperty, Draft.DiscriminatorColumn) = (Selectors.Property(property).Name, null);
        return this;
    }

    /// <summary>Says that this class and those derived from it share one table, in which a column without a property tells them apart.</summary>
    /// <param name="column">The column's name, unquoted; the values of the variants decide its type.</param>
    public EntityBuilder<T> HasDiscriminator(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        (Draft.DiscriminatorProperty, Draft.DiscriminatorColumn) = (null, column);
        return this;
    }

    /// <summary>Maps a concrete class of the hierarchy to the rows with a value of the discriminator.</summary>
    /// <typeparam name="TVariant">This class or one derived from it.</typeparam>
    /// <param name="value">The value, in the type of the discriminator.</param>
    /// <param name="configure">Says more about the class.</param>
    public EntityBuilder<T> HasVariant<TVariant>(object value, Action<EntityBuilder<TVariant>>? configure = null)
        where TVariant : class, T
    {
        ArgumentNullException.ThrowIfNull(value);
        Draft.Variants.RemoveAll(variant => variant.Type == typeof(TVariant));
        Draft.Variants.Add(new(typeof(TVariant), value));
        var variant = ContractDraft.Entity(typeof(TVariant));
        configure?.Invoke(new EntityBuilder<TVariant>(ContractDraft, variant));
        return this;
    }

    /// <summary>Says that each mapped class derived from this one has a table with its own columns and the key of this one's.</summary>
    public EntityBuilder<T> UseTablePerType()
    {
        Draft.IsTablePerType = true;
        return this;
    }

    private EntityBuilder<T> MapTo(string name, string? schema, bool isView)
    {
        (Draft.Table, Draft.Schema, Draft.IsView) = (name, schema, isView);
        return this;
    }
}
