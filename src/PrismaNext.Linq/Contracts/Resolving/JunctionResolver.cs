using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Makes the navigations of many-to-many relations.</summary>
internal sealed class JunctionResolver(ContractDraft contract, IReadOnlyDictionary<Type, EntityResolution> entities)
{
    public void Add(JunctionDraft draft)
    {
        var left = entities[draft.Left];
        var right = entities[draft.Right];
        var side = draft.Entity is { } type
            ? Mapped(draft, entities[type], left, right)
            : Unmapped(draft, left, right);
        Attach(left, draft.LeftNavigation, right, side.Table with { SourceColumns = side.Left, TargetColumns = side.Right }, side.IsLeftIndexed);
        if (draft.RightNavigation is { } back)
            Attach(right, back, left, side.Table with { SourceColumns = side.Right, TargetColumns = side.Left }, side.IsRightIndexed);
    }

    private static Sides Mapped(JunctionDraft draft, EntityResolution junction, EntityResolution left, EntityResolution right)
    {
        var source = Columns(junction, left, draft.LeftProperties, draft);
        var target = Columns(junction, right, draft.RightProperties, draft);
        if (source.Count != left.Key.Count || target.Count != right.Key.Count || source.Intersect(target).Any())
            throw ContractErrors.JunctionInvalid(left.Type, draft.LeftNavigation, junction.Table);
        if (junction is { Key.Count: 0, Draft.HasNoKey: false, IsView: false })
            junction.Key.AddRange(source.Concat(target));
        return new Sides(
            new JunctionMap(junction.Schema, junction.Table, [], []),
            [.. source.Select(column => column.Name)],
            [.. target.Select(column => column.Name)],
            RelationResolver.IsIndexed(junction, source),
            RelationResolver.IsIndexed(junction, target));
    }

    private Sides Unmapped(JunctionDraft draft, EntityResolution left, EntityResolution right)
    {
        var table = draft.Table ?? throw ContractErrors.JunctionMissing(left.Type, draft.LeftNavigation, right.Type);
        var source = draft.LeftColumns ?? Conventional(left);
        var target = draft.RightColumns ?? Conventional(right);
        var isComplete = source.Count > 0 && target.Count > 0 && source.Count == left.Key.Count && target.Count == right.Key.Count;
        if (!isComplete || source.Intersect(target, StringComparer.Ordinal).Any())
            throw ContractErrors.JunctionInvalid(left.Type, draft.LeftNavigation, table);
        if (source.Concat(target).Append(table).FirstOrDefault(name => !Names.IsValid(name)) is { } invalid)
            throw ContractErrors.NameInvalid(left.Type, invalid, Names.MaximumBytes);
        var junction = new JunctionMap(draft.Schema ?? contract.DefaultSchema, table, [], []);
        return new Sides(junction, source, target, IsLeftIndexed: false, IsRightIndexed: false);
    }

    private List<string> Conventional(EntityResolution entity) =>
        entity.KeyProperties.Select(key => key.StartsWith(entity.Type.Name, StringComparison.Ordinal) ? key : entity.Type.Name + key)
            .Select(name => Names.Convert(name, contract.Naming))
            .ToList();

    private static List<ColumnMap> Columns(EntityResolution junction, EntityResolution end, IReadOnlyList<string>? properties, JunctionDraft draft)
    {
        if (properties is not null)
            return properties.Select(name => junction.FindColumn(name) ?? throw ContractErrors.PropertyUnmapped(junction.Type, name)).ToList();
        var foreignKeys = junction.ForeignKeys.FindAll(foreignKey => foreignKey.Principal == end.Map);
        if (foreignKeys.Count > 1)
        {
            var candidates = foreignKeys.Select(foreignKey => string.Join(", ", foreignKey.Columns));
            throw ContractErrors.RelationAmbiguous(junction.Type, draft.LeftNavigation, candidates);
        }
        if (foreignKeys is [var only])
            return [.. only.Columns];
        var names = ForeignKeyConvention.Named(junction, end, navigation: null)
            ?? throw ContractErrors.ForeignKeyUnknown(draft.Left, draft.LeftNavigation, junction.Type);
        var columns = names.Select(name => junction.FindColumn(name)!).ToList(); // The convention names only mapped properties.
        junction.ForeignKeys.Add(new ForeignKeyMap(columns, end.Map, end.Key, IsUnique: false));
        return columns;
    }

    private static void Attach(EntityResolution source, PropertyInfo navigation, EntityResolution target, JunctionMap junction, bool isIndexed) =>
        RelationResolver.Attach(source, new RelationMap
        {
            Property = navigation,
            SourceType = source.Type,
            TargetType = target.Type,
            IsCollection = true,
            SourceColumns = source.Key,
            TargetColumns = target.Key,
            Junction = junction,
            IsIndexed = isIndexed,
            Target = target.Map,
        });

    private sealed record Sides(JunctionMap Table, IReadOnlyList<string> Left, IReadOnlyList<string> Right, bool IsLeftIndexed, bool IsRightIndexed);
}
