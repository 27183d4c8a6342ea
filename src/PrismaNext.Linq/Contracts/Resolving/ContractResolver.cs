using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Turns a draft into a contract. What the draft does not say, attributes decide, and after them conventions.</summary>
internal static class ContractResolver
{
    public static Contract Resolve(ContractDraft draft)
    {
        Hierarchies.AddAbstract(draft);
        foreach (var entity in draft.Entities)
            CheckType(entity.Type);
        var byType = draft.Entities.ToDictionary(entity => entity.Type, entity => new EntityResolution(entity));
        var entities = Hierarchies.Link(byType);
        var enums = new PostgresEnumResolver(draft);
        var scan = new PropertyScan(draft);
        var columns = new ColumnResolver(draft, new ColumnTypeResolver(draft, enums));

        // A base comes before its derived types, which share its columns; relations need the keys of both their ends.
        foreach (var entity in entities)
        {
            TableResolver.Name(entity, draft);
            scan.Run(entity);
            entity.KeyProperties = TableResolver.Key(entity, draft);
            columns.Run(entity);
            TableResolver.AddIndexes(entity);
        }
        TableResolver.CheckDistinct(entities);
        new RelationResolver(draft, byType).Run();
        foreach (var root in entities.Where(entity => entity.Base is null))
        {
            TableResolver.GenerateKey(root);
            Hierarchies.Complete(root);
        }

        var maps = entities.Select(entity => entity.Map)
            .OrderBy(map => map.Schema, StringComparer.Ordinal)
            .ThenBy(map => map.Table, StringComparer.Ordinal)
            .ThenBy(map => map.ClrType.FullName, StringComparer.Ordinal)
            .ToList();
        return new Contract(maps, enums.Used) { NullOrder = draft.NullOrder };
    }

    private static void CheckType(Type type)
    {
        if (!type.IsClass || typeof(Delegate).IsAssignableFrom(type) || type.IsArray || type == typeof(string) || type == typeof(object))
            throw ContractErrors.TypeUnsupported(type, "Only classes and record classes can be entities.");
        if (type.ContainsGenericParameters)
            throw ContractErrors.TypeUnsupported(type, "It is an open generic type.");
        if (type is { IsAbstract: true, IsSealed: true })
            throw ContractErrors.TypeUnsupported(type, "It is a static class.");
    }
}
