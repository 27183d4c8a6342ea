using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Collects what a contract says about one property, and then goes on with its class.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TProperty">The property's type.</typeparam>
public sealed class PropertyBuilder<T, TProperty> : EntityBuilder<T>
    where T : class
{
    private readonly PropertyDraft _property;

    internal PropertyBuilder(ContractDraft contract, EntityDraft draft, PropertyDraft property)
        : base(contract, draft) => _property = property;

    /// <summary>Names the column.</summary>
    /// <param name="name">The column's name, unquoted.</param>
    public PropertyBuilder<T, TProperty> HasColumnName(string name)
    {
        _property.ColumnName = name;
        return this;
    }

    /// <summary>Sets the column's type.</summary>
    /// <param name="type">A PostgreSQL type with or without modifiers, for example <c>varchar(20)</c>, <c>timestamp</c> or <c>integer[]</c>.</param>
    public PropertyBuilder<T, TProperty> HasColumnType(string type)
    {
        _property.ColumnType = type;
        return this;
    }

    /// <summary>Says whether the column is <c>NOT NULL</c>, against what the C# type seems to say.</summary>
    /// <param name="isRequired">False for a column that can be null.</param>
    public PropertyBuilder<T, TProperty> IsRequired(bool isRequired = true)
    {
        _property.IsRequired = isRequired;
        return this;
    }

    /// <summary>Says whether the database makes the value when an insert gives none.</summary>
    /// <param name="isGenerated">False for a key that the program gives.</param>
    public PropertyBuilder<T, TProperty> IsGenerated(bool isGenerated = true)
    {
        _property.IsGenerated = isGenerated;
        return this;
    }

    /// <summary>Stores an enum by the names of its members.</summary>
    public PropertyBuilder<T, TProperty> HasEnumAsText()
    {
        _property.IsEnumAsText = true;
        return this;
    }

    /// <summary>Stores the property as another type that PostgreSQL knows.</summary>
    /// <typeparam name="TStore">The type that travels.</typeparam>
    /// <param name="toStore">Makes the stored value; never sees null.</param>
    /// <param name="fromStore">Makes the program's value; never sees null.</param>
    /// <param name="preservesOrder">Whether both types compare in the same order, so that the database may compare and sort.</param>
    public PropertyBuilder<T, TProperty> HasConversion<TStore>(
        Expression<Func<TProperty, TStore>> toStore, Expression<Func<TStore, TProperty>> fromStore, bool preservesOrder = false)
    {
        ArgumentNullException.ThrowIfNull(toStore);
        ArgumentNullException.ThrowIfNull(fromStore);
        _property.Conversion = UserConversion.Create(toStore, fromStore, preservesOrder);
        return this;
    }
}
