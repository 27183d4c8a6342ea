using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds which entities derive from which, how that is stored, and what a row becomes.</summary>
internal static class Hierarchies
{
    /// <summary>Maps the abstract classes between the mapped ones of a shared table: their rows and columns follow from those below.</summary>
    /// <remarks>Not where a class below configures what it inherits, which it can only while the columns are its own.</remarks>
    public static void AddAbstract(ContractDraft contract)
    {
        var found = contract.Entities.SelectMany(entity => AbstractBetween(contract, entity.Type).Select(type => (type, entity))).ToLookup(pair => pair.type, pair => pair.entity);
        foreach (var classes in found.Where(classes => !classes.Any(entity => OwnProperties(classes.Key).Any(entity.IsConfigured))))
            contract.Entity(classes.Key);
    }

    /// <summary>Links entities to their bases and returns them with every base before its derived types.</summary>
    public static IReadOnlyList<EntityResolution> Link(IReadOnlyDictionary<Type, EntityResolution> entities)
    {
        foreach (var entity in entities.Values)
        {
            for (var type = entity.Type.BaseType; type is not null && entity.Base is null; type = type.BaseType)
                entity.Base = entities.GetValueOrDefault(type);
            entity.Base?.Derived.Add(entity);
        }
        var roots = entities.Values.Where(entity => entity.Base is null).ToList();
        roots.ForEach(Declare);
        return [.. roots.SelectMany(root => root.SelfAndDerived)];
    }

    /// <summary>The discriminator's value of each concrete type, in the order of declaration.</summary>
    public static List<VariantDraft> VariantsOf(EntityResolution root)
    {
        var declared = root.SelfAndDerived.SelectMany(entity => entity.Draft.Variants).ToList();
        var variants = declared.ToList();
        foreach (var entity in root.SelfAndDerived)
        {
            if (!declared.Exists(variant => variant.Type == entity.Type) && entity.Type.GetCustomAttribute<VariantAttribute>() is { Value: { } value })
                variants.Add(new(entity.Type, value));
        }
        return variants;
    }

    /// <summary>Whether a row ever becomes an instance of exactly this type.</summary>
    public static bool IsCreated(EntityResolution entity) =>
        !entity.Type.IsAbstract
        && (entity.Root.HierarchyKind != HierarchyKind.SharedTable || VariantsOf(entity.Root).Exists(variant => variant.Type == entity.Type));

    /// <summary>Writes the finished hierarchy into the maps.</summary>
    public static void Complete(EntityResolution root)
    {
        if (root.HierarchyKind == HierarchyKind.None)
            return;
        var variants = root.HierarchyKind == HierarchyKind.SharedTable
            ? DiscriminatedVariants(root)
            : [.. root.SelfAndDerived.Where(entity => !entity.Type.IsAbstract).Select(entity => (entity, Variant: new VariantMap(entity.Map, null)))];
        foreach (var entity in root.SelfAndDerived)
        {
            var own = entity.SelfAndDerived.ToHashSet();
            var below = variants.Where(variant => own.Contains(variant.entity)).Select(variant => variant.Variant);
            entity.Map.Hierarchy = new HierarchyMap(root.Map, entity.Base?.Map, [.. below])
            {
                Discriminator = root.Discriminator,
            };
        }
        CheckSharedColumns(root);
    }

    private static void Declare(EntityResolution root)
    {
        var draft = root.Draft;
        var isShared = IsShared(draft);
        if (draft is { DiscriminatorProperty: null, DiscriminatorColumn: null } && root.Type.GetCustomAttribute<DiscriminatorAttribute>() is { } attribute)
        {
            if (root.Type.GetProperty(attribute.Name) is not null)
                draft.DiscriminatorProperty = attribute.Name;
            else
                draft.DiscriminatorColumn = attribute.Name;
        }
        var isPerType = draft.IsTablePerType || root.Type.IsDefined(typeof(TablePerTypeAttribute), inherit: false);
        if (isShared && isPerType)
            throw ContractErrors.HierarchyInvalid(root.Type, "It has a discriminator and also a table per type.");
        if (!isShared && !isPerType && root.Derived.Count > 0)
            throw ContractErrors.HierarchyUndeclared(root.Type, root.Derived[0].Type);
        if (!isShared && !isPerType && root.Type.IsAbstract)
            throw ContractErrors.TypeUnsupported(root.Type, "It is abstract, and no mapped class derives from it.");
        root.HierarchyKind = isShared ? HierarchyKind.SharedTable : isPerType ? HierarchyKind.TablePerType : HierarchyKind.None;
        CheckDerived(root);
    }

    private static bool IsShared(EntityDraft draft) =>
        draft is not { DiscriminatorProperty: null, DiscriminatorColumn: null } || draft.Type.IsDefined(typeof(DiscriminatorAttribute), inherit: false);

    private static IEnumerable<Type> AbstractBetween(ContractDraft contract, Type derived)
    {
        var between = new List<Type>();
        for (var type = derived.BaseType; type is not null; type = type.BaseType)
        {
            if (!contract.IsMapped(type))
                between.Add(type);
            else if (IsShared(contract.Entity(type)))
                return between.Where(found => found.IsAbstract && !found.IsDefined(typeof(NotMappedAttribute), inherit: false));
        }
        return [];
    }

    private static IEnumerable<string> OwnProperties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(property => property.Name);

    private static void CheckDerived(EntityResolution root)
    {
        var variants = VariantsOf(root);
        if (root.HierarchyKind == HierarchyKind.SharedTable && variants.Count == 0)
            throw ContractErrors.HierarchyInvalid(root.Type, "It has a discriminator, but no class has a value of it.");
        if (root.HierarchyKind != HierarchyKind.SharedTable && variants.Count > 0)
            throw ContractErrors.HierarchyInvalid(root.Type, "A class has a discriminator value, but there is no discriminator.");
        foreach (var entity in root.SelfAndDerived.Skip(1))
        {
            if (entity.Draft.Key is not null || entity.Draft.HasNoKey)
                throw ContractErrors.HierarchyInvalid(root.Type, $"'{entity.Type.Name}' declares a key, but has the key of its base.");
            if (entity.Draft.DiscriminatorColumn is not null || entity.Draft.DiscriminatorProperty is not null)
                throw ContractErrors.HierarchyInvalid(root.Type, $"'{entity.Type.Name}' declares a discriminator, but only the class at the top can.");
            if (entity.IsVariantOfSharedTable && !entity.Type.IsAbstract && !variants.Exists(variant => variant.Type == entity.Type))
                throw ContractErrors.HierarchyInvalid(root.Type, $"'{entity.Type.Name}' is mapped, but has no discriminator value.");
        }
    }

    private static List<(EntityResolution entity, VariantMap Variant)> DiscriminatedVariants(EntityResolution root)
    {
        var entities = root.SelfAndDerived.ToDictionary(entity => entity.Type);
        var discriminator = root.Discriminator!; // The columns are resolved, and a shared table has one.
        var valueType = discriminator.Property?.PropertyType.Unwrap() ?? discriminator.Type.ModelType;
        var result = new List<(EntityResolution, VariantMap)>();
        var values = new HashSet<object>();
        foreach (var (type, value) in VariantsOf(root))
        {
            if (value.GetType() != valueType || !values.Add(value))
                throw ContractErrors.DiscriminatorValueInvalid(type, valueType);
            result.Add((entities[type], new VariantMap(entities[type].Map, value)));
        }
        return result;
    }

    /// <summary>Sibling types may fill one column of their table, if they agree on its type.</summary>
    private static void CheckSharedColumns(EntityResolution root)
    {
        if (root.HierarchyKind != HierarchyKind.SharedTable)
            return;
        var seen = new Dictionary<string, ColumnMap>(StringComparer.Ordinal);
        foreach (var entity in root.SelfAndDerived)
        {
            foreach (var column in entity.Columns)
            {
                if (!seen.TryAdd(column.Name, column) && seen[column.Name].StoreTypeName != column.StoreTypeName)
                    throw ContractErrors.ColumnDuplicate(entity.Type, column.Name, seen[column.Name].Property, column.Property);
            }
        }
    }
}
