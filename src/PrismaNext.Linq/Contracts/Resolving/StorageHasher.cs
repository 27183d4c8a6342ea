using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Hashes what a contract says about the database, and nothing that it says about C#.</summary>
/// <remarks>The text under the hash is a sorted set of lines, one for each fact, so the order of declarations does not count.</remarks>
internal static class StorageHasher
{
    /// <summary>Goes up when the form of the lines changes, because every hash changes with it.</summary>
    private const string Form = "prismanext-storage 1";

    public static string Hash(IReadOnlyList<EntityMap> entities, IReadOnlyList<PostgresEnumMap> enums) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(entities, enums))));

    internal static string Text(IReadOnlyList<EntityMap> entities, IReadOnlyList<PostgresEnumMap> enums)
    {
        var facts = enums.Select(map => $"enum {Name(map.Schema, map.Name)} ({List(map.Labels)})").Concat(entities.SelectMany(Facts));
        return string.Join('\n', facts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend(Form));
    }

    private static IEnumerable<string> Facts(EntityMap entity)
    {
        var table = Table(entity);
        yield return $"{(entity.IsView ? "view" : "table")} {table}";
        foreach (var column in entity.Columns)
            yield return $"column {Table(column.Owner)}.{Quote(column.Name)} {column.StoreTypeName}{Flags(column)}";
        if (entity.Key.Count > 0)
            yield return $"key {table} ({List(entity.Key)})";
        foreach (var index in entity.Indexes)
            yield return $"{(index.IsUnique ? "unique" : "index")} {table} ({List(index.Columns)})";
        foreach (var foreignKey in entity.ForeignKeys)
            yield return ForeignKey(table, List(foreignKey.Columns), foreignKey.Principal, foreignKey.PrincipalColumns) + (foreignKey.IsUnique ? " unique" : "");
        foreach (var relation in entity.Relations)
        {
            if (relation.Junction is not { } junction)
                continue;
            var middle = Name(junction.Schema, junction.Table);
            yield return $"table {middle}";
            yield return ForeignKey(middle, List(junction.SourceColumns), entity, relation.SourceColumns);
            yield return ForeignKey(middle, List(junction.TargetColumns), relation.Target, relation.TargetColumns);
        }
        foreach (var fact in HierarchyFacts(entity, table))
            yield return fact;
    }

    private static IEnumerable<string> HierarchyFacts(EntityMap entity, string table)
    {
        if (entity.Hierarchy is not { } hierarchy)
            yield break;
        if (hierarchy.Discriminator is not { } discriminator)
        {
            if (hierarchy.Base is { } parent)
                yield return $"inherits {table} {Table(parent)}";
            yield break;
        }
        foreach (var value in hierarchy.Variants.Select(variant => variant.DiscriminatorValue!)) // With a discriminator each variant has a value.
            yield return $"variant {table}.{Quote(discriminator.Name)} {Value(discriminator, value)}";
    }

    private static string Flags(ColumnMap column) => (column.IsNullable ? "" : " not null") + (column.IsGenerated ? " generated" : "");

    private static string ForeignKey(string table, string columns, EntityMap principal, IReadOnlyList<ColumnMap> principalColumns) =>
        $"foreign key {table} ({columns}) {Table(principal)} ({List(principalColumns)})";

    private static string Value(ColumnMap column, object value)
    {
        var stored = column.Type.Conversion?.ConvertToStore(value) ?? value;
        return Quote(Convert.ToString(stored, CultureInfo.InvariantCulture) ?? "");
    }

    private static string Table(EntityMap entity) => Name(entity.Schema, entity.Table);

    private static string Name(string? schema, string name) => schema is null ? Quote(name) : $"{Quote(schema)}.{Quote(name)}";

    private static string List(IEnumerable<ColumnMap> columns) => List(columns.Select(column => column.Name));

    private static string List(IEnumerable<string> names) => string.Join(",", names.Select(Quote));

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
