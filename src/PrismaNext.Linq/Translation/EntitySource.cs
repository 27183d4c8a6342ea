using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The rows of a mapped type.</summary>
internal static class EntitySource
{
    /// <summary>All rows of a mapped type, as a sequence of their own.</summary>
    public static Sequence Rows(EntityMap entity, string hint)
    {
        var alias = new SourceAlias(Hint(entity, hint));
        var table = TableOf(entity);
        var select = SelectBuilder.Over(new TableSource(alias, table.Schema, table.Table));
        var columns = new Dictionary<ColumnMap, SqlExpression>();
        var keys = new Dictionary<VariantMap, SqlExpression>();
        var projection = new EntityProjection(entity, columns, select, IsOptional: false) { VariantKeys = keys };
        var aliases = new Dictionary<(string?, string), SourceAlias> { [(table.Schema, table.Table)] = alias };
        foreach (var column in Hierarchies.Columns(entity))
            columns[column] = Column(column, AliasOf(column.Owner, entity, select, aliases, alias), column.IsNullable || !column.Owner.ClrType.IsAssignableFrom(entity.ClrType));

        if (entity.Hierarchy is { Discriminator: null })
        {
            foreach (var variant in Hierarchies.Variants(entity))
                keys[variant] = new ColumnExpression(AliasOf(variant.Entity, entity, select, aliases, alias), KeyName(variant.Entity), variant.Entity.Key[0].Type, CanBeNull: true);
        }

        if (entity.Hierarchy is { Base: not null, Discriminator: not null } hierarchy)
            select.AddWhere(hierarchy.Variants.Select(v => Hierarchies.Test(projection, v)).Aggregate((SqlExpression)SqlFactory.False, SqlFactory.Or));
        return new Sequence(select, projection);
    }

    /// <summary>Whether the type's rows come from one table, so that it can be joined as it is.</summary>
    public static bool IsSingleTable(EntityMap entity) => entity.Hierarchy is null or { Base: null, Discriminator: not null };

    /// <summary>One table's rows as a source to be joined.</summary>
    public static (SqlSource Source, EntityProjection Entity) Table(EntityMap entity, SelectBuilder owner, bool isOptional, string hint)
    {
        var alias = new SourceAlias(hint);
        return (new TableSource(alias, entity.Schema, entity.Table), Row(entity, alias, owner, isOptional));
    }

    /// <summary>A row of a table that the select, or the statement it stands for, has already.</summary>
    public static EntityProjection Row(EntityMap entity, SourceAlias alias, SelectBuilder owner, bool isOptional = false)
    {
        var columns = Hierarchies.Columns(entity).ToDictionary(c => c, c => (SqlExpression)Column(c, alias, c.IsNullable || isOptional));
        return new EntityProjection(entity, columns, owner, isOptional);
    }

    private static ColumnExpression Column(ColumnMap column, SourceAlias alias, bool isNullable) => new(alias, column.Name, column.Type, isNullable);

    // The rows of a derived type with a table of its own are joined with its base's, and those of each type below are there or not.
    private static SourceAlias AliasOf(EntityMap owner, EntityMap entity, SelectBuilder select, Dictionary<(string?, string), SourceAlias> aliases, SourceAlias first)
    {
        if (aliases.TryGetValue((owner.Schema, owner.Table), out var known))
            return known;
        var alias = new SourceAlias(owner.Table);
        var table = TableOf(entity);
        var condition = owner.Key.Zip(table.Key, (_, root) => root).Select((root, i) => (SqlExpression)SqlFactory.Compare(
            SqlOperator.Equal,
            new ColumnExpression(alias, KeyName(owner, i), root.Type, CanBeNull: false),
            new ColumnExpression(first, KeyName(table, i), root.Type, CanBeNull: false))).Aggregate(SqlFactory.And);
        select.AddJoin(new FromItem(new TableSource(alias, owner.Schema, owner.Table), owner.ClrType.IsAssignableFrom(entity.ClrType) ? JoinKind.Inner : JoinKind.Left, condition));
        return aliases[(owner.Schema, owner.Table)] = alias;
    }

    // Where the query names no variable, the table's first letter is what a person would write.
    /// <summary>A name for the rows where the program gave none.</summary>
    public static string Hint(EntityMap entity, string hint) => hint == "t" || hint.StartsWith('<') ? entity.ClrType.Name[..1].ToLowerInvariant() : hint;

    private static EntityMap TableOf(EntityMap entity) => entity.Hierarchy is { Discriminator: null } hierarchy ? hierarchy.Root : entity;

    private static string KeyName(EntityMap entity, int part = 0) => entity.Key[part].Name;
}
