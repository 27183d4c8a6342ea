using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The rows of a mapped type as a FROM item.</summary>
/// <param name="Source">The item.</param>
/// <param name="Entity">What a row is.</param>
internal sealed record EntitySource(SqlSource Source, EntityProjection Entity)
{
    public static EntitySource Create(EntityMap entity, SelectBuilder owner, bool isOptional, string hint)
    {
        var alias = new SourceAlias(hint);
        return new(new TableSource(alias, entity.Schema, entity.Table), new EntityProjection(entity, Columns(entity, alias, isOptional), owner, isOptional));
    }

    /// <summary>All rows of a mapped type, as a sequence of their own.</summary>
    public static Sequence Rows(EntityMap entity, string hint)
    {
        var alias = new SourceAlias(hint);
        var select = SelectBuilder.Over(new TableSource(alias, entity.Schema, entity.Table));
        return new Sequence(select, new EntityProjection(entity, Columns(entity, alias, isOptional: false), select, IsOptional: false));
    }

    private static Dictionary<ColumnMap, SqlExpression> Columns(EntityMap entity, SourceAlias alias, bool isOptional) =>
        entity.Columns.ToDictionary(c => c, c => (SqlExpression)new ColumnExpression(alias, c.Name, c.Type, c.IsNullable || isOptional));
}
