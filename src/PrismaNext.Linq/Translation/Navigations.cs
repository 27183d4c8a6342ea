using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The rows at the other end of a to-many navigation.</summary>
internal static class Navigations
{
    public static Sequence Rows(NavigationProjection navigation, string hint)
    {
        var relation = navigation.Relation;
        var rows = EntitySource.Rows(relation.Target, hint);
        var target = (EntityProjection)rows.Element;
        if (navigation.Includes.Count > 0)
            rows.Element = target = target with { Includes = navigation.Includes };
        var keys = relation.SourceColumns.Select(c => navigation.Source.ColumnNamed(c)).ToList();
        if (relation.Junction is not { } junction)
        {
            rows.Select.AddWhere(Match(relation.TargetColumns.Select(target.ColumnNamed), keys));
            return rows;
        }

        var alias = new SourceAlias(junction.Table);
        rows.Select.AddJoin(new FromItem(
            new TableSource(alias, junction.Schema, junction.Table),
            JoinKind.Inner,
            Match(junction.TargetColumns.Zip(relation.TargetColumns, (name, c) => Column(alias, name, c)), relation.TargetColumns.Select(target.ColumnNamed))));
        rows.Select.AddWhere(Match(junction.SourceColumns.Zip(relation.SourceColumns, (name, c) => Column(alias, name, c)), keys));
        return rows;
    }

    private static SqlExpression Column(SourceAlias alias, string name, ColumnMap like) => new ColumnExpression(alias, name, like.Type, CanBeNull: false);

    private static SqlExpression Match(IEnumerable<SqlExpression> left, IEnumerable<SqlExpression> right) =>
        left.Zip(right, (l, r) => (SqlExpression)SqlFactory.Compare(SqlOperator.Equal, l, r)).Aggregate(SqlFactory.And);
}
