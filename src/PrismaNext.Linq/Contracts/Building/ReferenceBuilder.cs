using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says about a navigation to one row, and then goes on with its class.</summary>
/// <typeparam name="T">The class that has the reference.</typeparam>
/// <typeparam name="TTarget">The class at the other end.</typeparam>
public sealed class ReferenceBuilder<T, TTarget> : EntityBuilder<T>
    where T : class
    where TTarget : class
{
    private readonly ForeignKeyDraft _foreignKey;

    internal ReferenceBuilder(ContractDraft contract, EntityDraft draft, ForeignKeyDraft foreignKey)
        : base(contract, draft) => _foreignKey = foreignKey;

    /// <summary>Says that many rows of this class refer to one of the other.</summary>
    /// <param name="inverse">Selects the collection back; null when the other class has none.</param>
    public ReferenceBuilder<T, TTarget> WithMany(Expression<Func<TTarget, IEnumerable<T>?>>? inverse = null)
    {
        _foreignKey.Inverse = inverse is null ? null : Selectors.Property(inverse);
        (_foreignKey.IsClosed, _foreignKey.IsUnique, _foreignKey.IsSideOpen) = (true, false, false);
        return this;
    }

    /// <summary>Says that at most one row of this class refers to one of the other.</summary>
    /// <param name="inverse">Selects the reference back; null when the other class has none.</param>
    public ReferenceBuilder<T, TTarget> WithOne(Expression<Func<TTarget, T?>>? inverse = null)
    {
        _foreignKey.Inverse = inverse is null ? null : Selectors.Property(inverse);
        (_foreignKey.IsClosed, _foreignKey.IsUnique, _foreignKey.IsSideOpen) = (true, true, !_foreignKey.HasForeignKey);
        return this;
    }

    /// <summary>Names the foreign key by properties of this class: <c>x => x.UserId</c>, or <c>x => new { x.A, x.B }</c>.</summary>
    /// <param name="foreignKey">Selects the properties, in the order of the key referred to.</param>
    public ReferenceBuilder<T, TTarget> HasForeignKey(Expression<Func<T, object?>> foreignKey)
    {
        ArgumentNullException.ThrowIfNull(foreignKey);
        (_foreignKey.Properties, _foreignKey.Columns, _foreignKey.IsSideOpen) = (Selectors.Properties(foreignKey), null, false);
        return this;
    }

    /// <summary>Names the foreign key of a one-to-one relation by properties of the class that holds it.</summary>
    /// <typeparam name="TDependent">The class that holds the foreign key: this one or the one at the other end.</typeparam>
    /// <param name="foreignKey">Selects the properties, in the order of the key referred to.</param>
    public ReferenceBuilder<T, TTarget> HasForeignKey<TDependent>(Expression<Func<TDependent, object?>> foreignKey)
        where TDependent : class
    {
        ArgumentNullException.ThrowIfNull(foreignKey);
        TurnTo(typeof(TDependent));
        (_foreignKey.Properties, _foreignKey.Columns, _foreignKey.IsSideOpen) = (Selectors.Properties(foreignKey), null, false);
        return this;
    }

    /// <summary>Names the foreign key of a one-to-one relation by columns, which need no property, of the table that holds them.</summary>
    /// <typeparam name="TDependent">The class whose table holds the foreign key: this one or the one at the other end.</typeparam>
    /// <param name="columns">The columns' names, unquoted, in the order of the key referred to.</param>
    public ReferenceBuilder<T, TTarget> HasForeignKey<TDependent>(params string[] columns)
        where TDependent : class
    {
        TurnTo(typeof(TDependent));
        return HasForeignKey(columns);
    }

    /// <summary>Names the foreign key by columns of this class's table that need no property.</summary>
    /// <param name="columns">The columns' names, unquoted, in the order of the key referred to.</param>
    public ReferenceBuilder<T, TTarget> HasForeignKey(params string[] columns)
    {
        (_foreignKey.Properties, _foreignKey.Columns, _foreignKey.IsSideOpen) = (null, columns, false);
        return this;
    }

    /// <summary>Names the key referred to, when it is not the primary key.</summary>
    /// <param name="key">Selects the properties.</param>
    public ReferenceBuilder<T, TTarget> HasPrincipalKey(Expression<Func<TTarget, object?>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _foreignKey.PrincipalProperties = Selectors.Properties(key);
        return this;
    }

    /// <summary>Says whether every row has its other end, against what the foreign key seems to say.</summary>
    /// <param name="isRequired">False when the database does not enforce it.</param>
    public ReferenceBuilder<T, TTarget> IsRequired(bool isRequired = true)
    {
        _foreignKey.IsRequired = isRequired;
        return this;
    }

    private void TurnTo(Type dependent)
    {
        if (dependent == _foreignKey.Dependent)
            return;
        if (!_foreignKey.IsUnique || dependent != _foreignKey.Principal)
            throw ContractErrors.ForeignKeyWrongSide(dependent, typeof(T), typeof(TTarget));
        _foreignKey.Turn();
    }
}
