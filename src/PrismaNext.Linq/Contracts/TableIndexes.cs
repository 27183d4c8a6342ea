namespace PrismaNext.Linq.Contracts;

/// <summary>What a contract knows about the indexes of its tables: primary keys, unique foreign keys, and those declared.</summary>
internal sealed class TableIndexes
{
    private readonly Dictionary<string, List<Index>> _indexes = new(StringComparer.Ordinal);

    public TableIndexes(IEnumerable<EntityMap> entities)
    {
        foreach (var entity in entities.Where(e => !e.IsView))
        {
            Add(entity.Schema, entity.Table, entity.Key.Select(c => c.Name), isUnique: true);
            foreach (var index in entity.Indexes)
                Add(entity.Schema, entity.Table, index.Columns.Select(c => c.Name), index.IsUnique);
            foreach (var foreignKey in entity.ForeignKeys.Where(f => f.IsUnique))
                Add(entity.Schema, entity.Table, foreignKey.Columns.Select(c => c.Name), isUnique: true);
        }
    }

    /// <summary>One text for a table and its schema; no name contains the character between them.</summary>
    public static string Key(string? schema, string table) => schema is null ? table : $"{schema}\0{table}";

    /// <summary>Whether an index finds the rows of a key: its first columns are the key's, or columns that are fixed as well.</summary>
    /// <param name="schema">The table's schema.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">The columns that are compared with a row's key.</param>
    /// <param name="isFixed">Whether another column is compared with one value.</param>
    public bool Finds(string? schema, string table, IReadOnlyCollection<string> key, Func<string, bool> isFixed) =>
        Of(schema, table).Any(index =>
        {
            var usable = index.Columns.TakeWhile(c => key.Contains(c) || isFixed(c)).ToList();
            return key.All(usable.Contains) || (index.IsUnique && usable.Count == index.Columns.Count);
        });

    /// <summary>Whether at most one row has the same values in the columns.</summary>
    public bool IsUnique(string? schema, string table, IReadOnlyCollection<string> columns) => Of(schema, table).Any(i => i.IsUnique && i.Columns.All(columns.Contains));

    private List<Index> Of(string? schema, string table) => _indexes.GetValueOrDefault(Key(schema, table)) ?? [];

    private void Add(string? schema, string table, IEnumerable<string> columns, bool isUnique)
    {
        var index = new Index([.. columns], isUnique);
        if (index.Columns.Count == 0)
            return;
        var name = Key(schema, table);
        if (!_indexes.TryGetValue(name, out var known))
            _indexes[name] = known = [];
        known.Add(index);
    }

    private sealed record Index(IReadOnlyList<string> Columns, bool IsUnique);
}
