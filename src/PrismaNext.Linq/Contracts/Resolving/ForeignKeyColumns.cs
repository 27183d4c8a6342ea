using System.ComponentModel.DataAnnotations;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds the columns of a foreign key, and makes those that no property shows.</summary>
internal sealed class ForeignKeyColumns(ForeignKeyDraft draft, EntityResolution dependent, EntityResolution principal)
{
    public List<ColumnMap> Find(IReadOnlyList<ColumnMap> keys)
    {
        if (draft.Properties is { } properties)
            return properties.Select(name => dependent.FindColumn(name) ?? throw ContractErrors.PropertyUnmapped(dependent.Type, name)).ToList();
        if (draft.Columns is { } columns)
            return Columns(columns, keys);
        if (Attributed() is { } attributed)
            return Columns(attributed, keys);
        var named = ForeignKeyConvention.Named(dependent, principal, draft.Reference)
            ?? throw ContractErrors.ForeignKeyUnknown(Declaring, Navigation, draft.Reference is null ? dependent.Type : principal.Type);
        return named.Select(name => dependent.FindColumn(name)!).ToList(); // The convention names only mapped properties.
    }

    private PropertyInfo Navigation => (draft.Reference ?? draft.Inverse)!; // A relation has at least one navigation.

    private Type Declaring => draft.Reference is null ? principal.Type : dependent.Type;

    private IReadOnlyList<string>? Attributed() =>
        ForeignKeyConvention.Attributed(dependent, draft.Reference)
        ?? (draft.Reference is null ? ForeignKeyConvention.Attributed(dependent, draft.Inverse) : null);

    private List<ColumnMap> Columns(IReadOnlyList<string> names, IReadOnlyList<ColumnMap> keys)
    {
        var known = names.Select(name => dependent.FindColumn(name) ?? dependent.Columns.Find(column => column.Name == name)).ToList();
        if (names.Count != keys.Count)
            throw ContractErrors.ForeignKeyMismatch(dependent.Type, string.Join(", ", names), principal.Type, string.Join(", ", keys));
        return names.Select((name, index) => known[index] ?? Shadow(name, keys[index])).ToList();
    }

    private ColumnMap Shadow(string name, ColumnMap key)
    {
        if (!Names.IsValid(name))
            throw ContractErrors.NameInvalid(dependent.Type, name, Names.MaximumBytes);
        var column = new ColumnMap
        {
            Name = name,
            Type = key.Type,
            StoreTypeName = key.StoreTypeName,
            IsNullable = !(draft.IsRequired ?? draft.Reference?.IsDefined(typeof(RequiredAttribute)) ?? false) || dependent.IsVariantOfSharedTable,
        };
        dependent.AddShadow(column);
        return column;
    }
}
