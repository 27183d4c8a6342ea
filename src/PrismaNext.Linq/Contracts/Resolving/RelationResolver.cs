using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Makes the navigations and foreign keys of all entities.</summary>
internal sealed class RelationResolver(ContractDraft contract, IReadOnlyDictionary<Type, EntityResolution> entities)
{
    public void Run()
    {
        foreach (var foreignKey in contract.ForeignKeys)
            Place(foreignKey);
        foreach (var junction in contract.Junctions)
            Place(junction);
        ForeignKeyMerge.Run(contract.ForeignKeys);
        foreach (var foreignKey in contract.ForeignKeys.Where(draft => draft is { IsSideOpen: true, HasForeignKey: false } && IsAtOtherEnd(draft)))
        {
            foreignKey.Turn();
            foreignKey.IsUnique = true;
        }
        new RelationConvention(contract, entities).Run();
        // The order of the drafts follows the order of declaration; the maps must not.
        var ordered = contract.ForeignKeys.OrderBy(draft => $"{draft.Dependent} {draft.Principal} {draft.Reference} {draft.Inverse}", StringComparer.Ordinal);
        foreach (var foreignKey in ordered)
            AddForeignKey(foreignKey);
        var junctions = new JunctionResolver(contract, entities);
        foreach (var junction in contract.Junctions)
            junctions.Add(junction);
        foreach (var entity in entities.Values)
            entity.Relations.Sort((one, other) => string.CompareOrdinal(one.Property.Name, other.Property.Name));
    }

    /// <summary>A navigation that a class inherits belongs to the base class that declares it.</summary>
    private void Place(ForeignKeyDraft draft)
    {
        var declaring = (draft.Reference ?? draft.Inverse)!; // A declared relation has at least the navigation that declares it.
        (draft.Dependent, draft.Reference) = Place(draft.Dependent, draft.Reference, declaring);
        (draft.Principal, draft.Inverse) = Place(draft.Principal, draft.Inverse, declaring);
    }

    private void Place(JunctionDraft draft)
    {
        (draft.Left, var left) = Place(draft.Left, draft.LeftNavigation, draft.LeftNavigation);
        (draft.Right, draft.RightNavigation) = Place(draft.Right, draft.RightNavigation, draft.LeftNavigation);
        draft.LeftNavigation = left!; // It is null only where no navigation is given.
    }

    private (Type, PropertyInfo?) Place(Type type, PropertyInfo? navigation, PropertyInfo declaring)
    {
        var entity = entities.GetValueOrDefault(type) ?? throw ContractErrors.RelationUnmapped(declaring, type);
        if (navigation is null)
            return (type, null);
        for (var owner = entity; owner is not null; owner = owner.Base)
        {
            if (owner.Navigations.Find(own => own.Name == navigation.Name) is { } own)
                return (owner.Type, own);
        }
        throw ContractErrors.PropertyUnmapped(type, navigation.Name);
    }

    private void AddForeignKey(ForeignKeyDraft draft)
    {
        var dependent = entities[draft.Dependent];
        var principal = entities[draft.Principal];
        var keys = PrincipalColumns(draft, principal);
        var columns = new ForeignKeyColumns(draft, dependent, principal).Find(keys);
        CheckPairs(draft, columns, keys);
        dependent.ForeignKeys.Add(new ForeignKeyMap(columns, principal.Map, keys, draft.IsUnique));
        var isIndexed = IsIndexed(dependent, columns);
        if (draft.Reference is { } reference)
            Add(dependent, reference, principal, columns, keys, isIndexed, IsRequired(draft, dependent, principal, columns), holdsForeignKey: true);
        if (draft.Inverse is { } inverse)
            Add(principal, inverse, dependent, keys, columns, isIndexed, isRequired: false, holdsForeignKey: false);
    }

    private bool IsAtOtherEnd(ForeignKeyDraft draft)
    {
        var (dependent, principal) = (entities[draft.Dependent], entities[draft.Principal]);
        return (ForeignKeyConvention.Attributed(dependent, draft.Reference) ?? ForeignKeyConvention.Named(dependent, principal, draft.Reference)) is null
            && (ForeignKeyConvention.Attributed(principal, draft.Inverse) ?? ForeignKeyConvention.Named(principal, dependent, draft.Inverse)) is not null;
    }

    private static List<ColumnMap> PrincipalColumns(ForeignKeyDraft draft, EntityResolution principal)
    {
        var names = draft.PrincipalProperties ?? principal.KeyProperties;
        if (names.Count == 0)
            throw ContractErrors.PrincipalKeyMissing(draft.Dependent, principal.Type);
        return [.. names.Select(name => principal.FindColumn(name) ?? throw ContractErrors.PropertyUnmapped(principal.Type, name))];
    }

    private static void CheckPairs(ForeignKeyDraft draft, List<ColumnMap> columns, List<ColumnMap> keys)
    {
        if (columns.Count != keys.Count || columns.Zip(keys).Any(pair => !IsComparable(pair.First.Type, pair.Second.Type)))
            throw ContractErrors.ForeignKeyMismatch(draft.Dependent, Describe(columns), draft.Principal, Describe(keys));
    }

    private static string Describe(List<ColumnMap> columns) => string.Join(", ", columns.Select(column => $"{column.Name} {column.StoreTypeName}"));

    private static bool IsComparable(PgType one, PgType other) =>
        one.ModelType == other.ModelType || (one.StoreType.IsInteger() && other.StoreType.IsInteger() && one.ModelType.IsInteger() && other.ModelType.IsInteger());

    /// <summary>A view's columns are under no constraint, and a row of a shared table may be another type than the one referred to.</summary>
    private static bool IsRequired(ForeignKeyDraft draft, EntityResolution dependent, EntityResolution principal, IReadOnlyList<ColumnMap> columns) =>
        draft.IsRequired ?? (!dependent.IsView && !principal.IsView && !principal.IsVariantOfSharedTable && columns.All(column => !column.IsNullable));

    /// <summary>Whether the key or an index begins with the columns, in any order.</summary>
    public static bool IsIndexed(EntityResolution entity, IReadOnlyCollection<ColumnMap> columns) =>
        entity.Indexes.Select(index => index.Columns)
            .Append(entity.Key)
            .Any(index => index.Count >= columns.Count && index.Take(columns.Count).All(columns.Contains));

    private static void Add(
        EntityResolution source,
        PropertyInfo navigation,
        EntityResolution target,
        List<ColumnMap> sourceColumns,
        List<ColumnMap> targetColumns,
        bool isIndexed,
        bool isRequired,
        bool holdsForeignKey) =>
        Attach(source, new RelationMap
        {
            Property = navigation,
            SourceType = source.Type,
            TargetType = target.Type,
            IsCollection = ClrTypes.ElementType(navigation.PropertyType) is not null,
            IsRequired = isRequired,
            HoldsForeignKey = holdsForeignKey,
            SourceColumns = sourceColumns,
            TargetColumns = targetColumns,
            IsIndexed = isIndexed,
            Target = target.Map,
        });

    /// <summary>Derived types have the navigation too.</summary>
    public static void Attach(EntityResolution source, RelationMap relation)
    {
        foreach (var entity in source.SelfAndDerived)
        {
            if (entity.Relations.Exists(other => other.Property.Name == relation.Property.Name))
                throw ContractErrors.RelationAmbiguous(source.Type, relation.Property, [$"{relation.TargetType.Name} twice"]);
            entity.Relations.Add(relation);
        }
    }
}
