using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>The table whose rows are changed, and how the other sources of the statement find them.</summary>
/// <param name="Table">The table.</param>
/// <param name="Others">The sources that <c>FROM</c> or <c>USING</c> names.</param>
/// <param name="Where">Which rows.</param>
internal sealed record WriteTarget(TableSource Table, EquatableArray<FromItem> Others, SqlExpression? Where)
{
    /// <summary>Splits a select over an entity's rows into the table that is changed and the rest.</summary>
    public static WriteTarget Of(Sequence rows, EntityMap entity, Translator translator)
    {
        var sources = rows.Select.Sources;
        var others = sources.Skip(1).ToList();
        if (sources[0].Source is TableSource table && rows.Select.IsPlain && others.TrueForAll(o => o is { Join: JoinKind.Inner or JoinKind.Cross, IsLateral: false }))
            return new(table, others.Select(o => new FromItem(o.Source)).ToEquatableArray(), All([.. others.Select(o => o.Condition), rows.Select.Where]));

        // No source can be joined to the table that is changed by an outer join, so the rows are found in it a second time and matched by their key.
        if (entity.Key.Count == 0)
            throw PlanErrors.EntityWithoutKey(entity.ClrType, translator.Query, translator.Query);
        var alias = new SourceAlias(sources[0].Source.Alias.Hint);
        var found = (EntityProjection)rows.Element;
        var match = entity.Key.Select(key => (SqlExpression?)SqlFactory.Compare(
            SqlOperator.Equal,
            new ColumnExpression(alias, key.Name, key.Type, CanBeNull: false),
            found.ColumnNamed(key)));
        return new(new TableSource(alias, entity.Schema, entity.Table), [.. sources], All([.. match, rows.Select.Where]));
    }

    private static SqlExpression? All(IEnumerable<SqlExpression?> conditions)
    {
        var all = conditions.OfType<SqlExpression>().Aggregate((SqlExpression?)null, SqlFactory.And);
        return SqlFactory.IsTrue(all) ? null : all;
    }
}
