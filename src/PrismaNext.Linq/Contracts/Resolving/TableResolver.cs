using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds the table, the key and the indexes of an entity.</summary>
internal static class TableResolver
{
    public static void Name(EntityResolution entity, ContractDraft contract)
    {
        var (table, schema, isView) = Declared(entity);
        if (entity.IsVariantOfSharedTable)
        {
            var root = entity.Root;
            if (table is not null && (table != root.Table || (schema ?? contract.DefaultSchema) != root.Schema))
                throw ContractErrors.HierarchyInvalid(root.Type, $"'{entity.Type.Name}' names a table of its own, but the discriminator makes all share one.");
            (entity.Table, entity.Schema, entity.IsView) = (root.Table, root.Schema, root.IsView);
            return;
        }
        entity.Table = table ?? Names.Convert(entity.Type.Name.Split('`')[0], contract.Naming);
        entity.Schema = schema ?? contract.DefaultSchema;
        entity.IsView = isView;
    }

    /// <summary>The names of the key's properties; empty for a type without a key.</summary>
    public static IReadOnlyList<string> Key(EntityResolution entity, ContractDraft contract)
    {
        if (entity.Base is not null)
            return entity.Root.KeyProperties;
        if (entity.Draft.Key is { } declared)
            return declared;
        if (entity.Draft.HasNoKey || entity.Type.IsDefined(typeof(NoKeyAttribute), inherit: false))
            return [];
        var attributed = entity.Values.Where(property => property.IsDefined(typeof(KeyAttribute)))
            .OrderBy(property => property.GetCustomAttribute<ColumnAttribute>()?.Order ?? -1)
            .Select(property => property.Name)
            .ToList();
        if (attributed.Count > 0)
            return attributed;
        var conventional = entity.Values.Find(property => IsNamed(property, "Id"))
            ?? entity.Values.Find(property => IsNamed(property, entity.Type.Name + "Id"));
        if (conventional is not null)
            return [conventional.Name];
        // A junction's key follows from its two foreign keys, which are resolved later.
        return entity.IsView || contract.Junctions.Exists(junction => junction.Entity == entity.Type) ? [] : throw ContractErrors.NoKey(entity.Type);
    }

    public static void AddIndexes(EntityResolution entity)
    {
        var attributes = entity.Type.GetCustomAttributes<IndexAttribute>(inherit: false)
            .Select(attribute => new IndexDraft(attribute.Properties, attribute.IsUnique));
        foreach (var index in entity.Draft.Indexes.Concat(attributes))
        {
            var columns = index.Properties.Select(name => entity.FindColumn(name) ?? throw ContractErrors.PropertyUnmapped(entity.Type, name)).ToList();
            if (!entity.Indexes.Exists(known => known.Columns.SequenceEqual(columns)))
                entity.Indexes.Add(new IndexMap(columns, index.IsUnique));
        }
    }

    /// <summary>A single integer key that refers to nothing is made by the database, unless the contract says otherwise.</summary>
    public static void GenerateKey(EntityResolution root)
    {
        if (root.IsView || root.Key is not [{ Property: { } property, Type.Conversion: null } key] || !key.Type.StoreType.IsInteger())
            return;
        var isDecided = root.Draft.FindProperty(property.Name)?.IsGenerated is not null || property.IsDefined(typeof(DatabaseGeneratedAttribute));
        if (!isDecided && !root.SelfAndDerived.SelectMany(entity => entity.ForeignKeys).Any(foreignKey => foreignKey.Columns.Contains(key)))
            key.IsGenerated = true;
    }

    /// <summary>Refuses two classes on one table, unless one of them only reads it.</summary>
    public static void CheckDistinct(IEnumerable<EntityResolution> entities)
    {
        var owners = new Dictionary<string, EntityResolution>(StringComparer.Ordinal);
        foreach (var entity in entities.Where(entity => !entity.IsView && !entity.IsVariantOfSharedTable))
        {
            var name = TableIndexes.Key(entity.Schema, entity.Table);
            if (!owners.TryAdd(name, entity))
                throw ContractErrors.TableDuplicate(entity.Table, owners[name].Type, entity.Type);
        }
    }

    private static (string? Table, string? Schema, bool IsView) Declared(EntityResolution entity)
    {
        var draft = entity.Draft;
        if (draft.Table is not null)
            return (draft.Table, draft.Schema, draft.IsView);
        if (entity.Type.GetCustomAttribute<ViewAttribute>(inherit: false) is { } view)
            return (view.Name, view.Schema, true);
        return entity.Type.GetCustomAttribute<TableAttribute>(inherit: false) is { } table ? (table.Name, table.Schema, false) : (null, null, false);
    }

    private static bool IsNamed(PropertyInfo property, string name) => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
}
