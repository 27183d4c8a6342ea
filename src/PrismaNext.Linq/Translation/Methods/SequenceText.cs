using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The texts of a sequence of rows, joined; a null among them counts as an empty text.</summary>
internal static class SequenceText
{
    public static SqlExpression? Join(Expression source, SqlExpression separator, Translator translator, Scope scope)
    {
        while (source is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            source = convert.Operand;
        if (source is SubQueryExpression subquery && Aggregate(subquery, separator, translator, scope) is { } aggregate)
            return aggregate;
        return translator.Translate(source, scope) switch
        {
            GroupProjection { Element: ScalarProjection element } => Aggregate(element, separator, [], null),
            SubqueryProjection subrows => Array(translator.Queries.Rows(subrows, source, "t"), separator),
            NavigationProjection navigation => Array(translator.Queries.Rows(navigation, source, "t"), separator),
            GroupProjection group => Array(translator.Queries.Rows(group, source, "t"), separator),
            _ => null,
        };
    }

    /// <summary>Whether the texts of a group's elements can be put together while the group is made.</summary>
    public static bool IsAggregate(QueryModel texts) => texts.ResultOperators.Count == 0 && texts.BodyClauses.All(clause => clause is WhereClause or OrderByClause);

    // The elements of a group are at hand where it is made.
    private static SqlExpression? Aggregate(SubQueryExpression subquery, SqlExpression separator, Translator translator, Scope scope)
    {
        var model = subquery.QueryModel;
        if (!IsAggregate(model)
            || model.MainFromClause.FromExpression is not QuerySourceReferenceExpression group
            || scope.TryFind(group.ReferencedQuerySource)?.Projection is not GroupProjection { Element: { } row })
            return null;
        var inner = new Scope(scope);
        inner.Add(model.MainFromClause, new Binding(row));
        SqlExpression? filter = null;
        var orderings = new List<Relational.Ordering>();
        foreach (var clause in model.BodyClauses)
        {
            if (clause is WhereClause where)
                filter = SqlFactory.And(filter, translator.Predicate(where.Predicate, inner));
            else if (clause is OrderByClause order)
                orderings.InsertRange(0, order.Orderings.SelectMany(o => Orderings.Of(translator, translator.Translate(o.Expression, inner), o.OrderingDirection == OrderingDirection.Desc, o.Expression)));
        }

        return translator.Translate(model.SelectClause.Selector, inner) is ScalarProjection element ? Aggregate(element, separator, orderings, filter) : null;
    }

    private static SqlExpression? Aggregate(ScalarProjection element, SqlExpression separator, IEnumerable<Relational.Ordering> orderings, SqlExpression? filter)
    {
        if (TextForm.Of(element.Sql, element.ClrType) is not { } text)
            return null;
        var joined = new AggregateExpression("string_agg", [SqlFactory.Coalesce(text, SqlFactory.Text("")), separator], PgTypes.Text, CanBeNull: filter is not null)
        {
            OrderBy = orderings.ToEquatableArray(),
            Filter = filter,
        };
        return SqlFactory.Coalesce(joined, SqlFactory.Text(""));
    }

    private static SqlExpression? Array(Sequence rows, SqlExpression separator)
    {
        if (rows.Element is not ScalarProjection element || TextForm.Of(element.Sql, element.ClrType) is not { } text)
            return null;
        var items = LocalCollections.Array(rows, element with { Sql = text });
        return StringMethods.Map("array_to_string", items, separator, SqlFactory.Text(""));
    }
}
