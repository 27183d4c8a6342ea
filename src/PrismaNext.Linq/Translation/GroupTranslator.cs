using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates what is done with the elements of a group: to an aggregate where there is one, else by reading the group's rows once more.</summary>
internal sealed class GroupTranslator(Translator translator)
{
    /// <summary>An aggregate over the elements of a group, filtered and distinct as the query says; null when there is no aggregate for it.</summary>
    public Projection? TryAggregate(QueryModel model, Scope scope)
    {
        if (Group(model, scope) is not { Element: { } element } group || group.Owner != translator.Queries.Current || model.BodyClauses.Any(c => c is not WhereClause))
            return null;
        var isDistinct = model.ResultOperators is [DistinctResultOperator, _];
        if (model.ResultOperators.Count != (isDistinct ? 2 : 1))
            return null;
        var inner = new Scope(scope);
        inner.Add(model.MainFromClause, new Binding(element));
        return group.Owner.OverElements(() => Aggregate(model, inner, group.Owner, isDistinct));
    }

    private Projection? Aggregate(QueryModel model, Scope inner, SelectBuilder owner, bool isDistinct)
    {
        SqlExpression? filter = null;
        foreach (var where in model.BodyClauses.Cast<WhereClause>())
            filter = SqlFactory.And(filter, translator.Predicate(where.Predicate, inner));
        var rows = new AggregateRows { Filter = SqlFactory.IsTrue(filter) ? null : filter, IsDistinct = isDistinct, HasRow = true };
        return Aggregates.BelongTo(owner, rows.Filter) ? Aggregate(model.ResultOperators[^1], model, inner, owner, rows) : null;
    }

    /// <summary>Makes columns of computed keys where groups are returned: the sub-query that reads their elements could not refer to them otherwise.</summary>
    public static void MakeReadable(Sequence rows)
    {
        if (rows.Select.IsGrouped && rows.Select.GroupBy.Any(k => k is not ColumnExpression) && HasGroup(rows.Element))
            rows.Select.PushDown();
    }

    /// <summary>The elements of a group, read once more.</summary>
    public Sequence Elements(GroupProjection group)
    {
        var template = group.Template;
        var cloner = new SourceCloner();
        var select = SelectBuilder.From(template.Rows, template.References, cloner);
        var map = new ProjectionMap(select, (sql, _) => cloner.Visit(sql));
        var rows = new Sequence(select, template.Element.Map(map));
        select.AddWhere(translator.Equality.Equal(template.Key.Map(map), group.Key, translator.Query));
        return rows;
    }

    private static bool HasGroup(Projection projection) => projection is GroupProjection || projection is NewProjection made && made.Parts.Any(HasGroup);

    private static GroupProjection? Group(QueryModel model, Scope scope) =>
        model.MainFromClause.FromExpression is QuerySourceReferenceExpression reference ? scope.TryFind(reference.ReferencedQuerySource)?.Projection as GroupProjection : null;

    private Projection? Aggregate(ResultOperatorBase last, QueryModel model, Scope inner, SelectBuilder owner, AggregateRows rows)
    {
        switch (last)
        {
            case CountResultOperator or LongCountResultOperator when !rows.IsDistinct:
                return new ScalarProjection(Aggregates.Count(last is LongCountResultOperator, rows), last is LongCountResultOperator ? typeof(long) : typeof(int));
            case CountResultOperator or LongCountResultOperator:
                return Selected() is { } counted
                    ? new ScalarProjection(Aggregates.CountDistinct(counted.Sql, last is LongCountResultOperator, rows), last is LongCountResultOperator ? typeof(long) : typeof(int))
                    : null;
            case AnyResultOperator when rows.Filter is null:
                return new ScalarProjection(SqlFactory.True, typeof(bool));
            case AnyResultOperator:
                return Every("bool_or", rows.Filter, null);
            case AllResultOperator all:
                var predicate = translator.Predicate(all.Predicate, inner);
                return Aggregates.BelongTo(owner, predicate) ? Every("bool_and", SqlFactory.Exact(predicate), rows.Filter) : null;
            case SumResultOperator or AverageResultOperator or MinResultOperator or MaxResultOperator:
                return Selected() is { } value ? Aggregates.Of(last, value.Sql, value.ClrType, rows) : null;
            default:
                return null;
        }

        ScalarProjection? Selected() => translator.Translate(model.SelectClause.Selector, inner) is ScalarProjection selected && Aggregates.BelongTo(owner, selected.Sql) ? selected : null;
    }

    // Over no rows at all bool_or is null where Any is false, and bool_and is null where All is true.
    private static ScalarProjection Every(string function, SqlExpression condition, SqlExpression? filter)
    {
        var canBeNull = filter is not null || condition.IsNullable;
        SqlExpression aggregate = new AggregateExpression(function, [condition], Contracts.PgTypes.Boolean, canBeNull) { Filter = filter };
        return new ScalarProjection(SqlFactory.Coalesce(aggregate, SqlFactory.Boolean(function == "bool_and")), typeof(bool));
    }
}
