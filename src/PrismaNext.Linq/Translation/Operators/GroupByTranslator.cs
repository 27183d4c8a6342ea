using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>GroupBy(key, element)</c>.</summary>
internal sealed class GroupByTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var group = (GroupResultOperator)resultOperator;
        Group(context, () => (context.Translator.Translate(group.KeySelector, context.Scope), context.Translator.Translate(group.ElementSelector, context.Scope)),
            typeof(IGrouping<,>).MakeGenericType(group.KeySelector.Type, group.ElementSelector.Type));
    }

    /// <summary>Groups the rows; the element becomes the group.</summary>
    public static void Group(OperatorContext context, Func<(Projection Key, Projection Element)> translate, Type clrType)
    {
        context.MakePlain();
        var select = context.Select;
        var (keyProjection, elementProjection) = translate();
        var key = select.Bind(References.Resolve(keyProjection));
        var element = select.Bind(elementProjection);
        var leaves = ProjectionLeaves.Of(key.Projection) ?? throw PlanErrors.ElementsNotComparable(context.Translator.Query, "GroupBy", "CountBy");
        // A sub-query is written once, and what it gives is a column to group by.
        if (leaves.Any(Contents.HasQuery))
        {
            select.PushDown();
            leaves = ProjectionLeaves.Of(key.Projection)!; // It had leaves before.
        }

        // A constant in GROUP BY would be the position of a column.
        select.MakeGrouped([.. leaves.Where(l => !Contents.IsConstant(l))]);
        if (select.GroupBy.Count == 0)
            select.AddWhere(SqlFactory.Compare(SqlOperator.Greater, Aggregates.Count(isLong: true), SqlFactory.Integer(0)));

        // LINQ hands out the elements of a group in the order that the rows had.
        var template = Template(select, key.Projection, element.Projection);
        select.ClearOrder();
        if (select.GroupBy.Exists(IsComputed))
            key.Projection = key.Projection.Map(new ProjectionMap(select, (sql, _) => IsComputed(sql) && !Contents.IsConstant(sql) ? new GroupKeyExpression(sql) : sql));
        context.Rows.Element = new GroupProjection(key.Projection, element.Projection, template, select, clrType);
        context.Rows.KeepElementOnly();
    }

    private static bool IsComputed(SqlExpression key) => key is not ColumnExpression;

    private static GroupTemplate Template(SelectBuilder select, Projection key, Projection element) =>
        new(select.Build([]) with { GroupBy = [], Having = null }, select.References, key, element);
}
