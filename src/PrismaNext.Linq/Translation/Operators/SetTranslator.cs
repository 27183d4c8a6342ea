using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Union</c>, <c>Concat</c>, <c>Intersect</c> and <c>Except</c>.</summary>
internal sealed class SetTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var (kind, all, second) = resultOperator switch
        {
            UnionResultOperator union => (SetOperator.Union, false, union.Source2),
            ConcatResultOperator concat => (SetOperator.Union, true, concat.Source2),
            IntersectResultOperator intersect => (SetOperator.Intersect, false, intersect.Source2),
            ExceptResultOperator except => (SetOperator.Except, false, except.Source2),
            _ => throw new InternalError($"'{resultOperator}' is no set operator."),
        };
        var right = context.Translator.Queries.Source(second, context.Scope, "t");
        if (resultOperator is ConcatResultOperator)
            ConcatTranslator.Concat(context, right, keepsOrder: false);
        else
            Combine(context, kind, all, right);
    }

    /// <summary>Combines the rows with those of another sequence of the same elements.</summary>
    /// <param name="context">The rows.</param>
    /// <param name="kind">The operation.</param>
    /// <param name="all">Whether duplicates stay.</param>
    /// <param name="right">The other rows.</param>
    /// <param name="leftOrder">Keys that order the rows of the left side among themselves.</param>
    /// <param name="rightOrder">Keys that order the rows of the right side among themselves.</param>
    public static void Combine(OperatorContext context, SetOperator kind, bool all, Sequence right, IReadOnlyList<Relational.Ordering>? leftOrder = null, IReadOnlyList<Relational.Ordering>? rightOrder = null)
    {
        var rows = context.Rows;
        var pairs = ProjectionPairs.Of(rows.Element, right.Element) ?? throw PlanErrors.SetElementsDiffer(context.Translator.Query);
        if (!all && ProjectionLeaves.Of(rows.Element) is null)
            throw PlanErrors.ElementsNotComparable(context.Translator.Query, "Union", "Intersect", "Except");
        var alias = new SourceAlias("t");
        var columns = new SetColumns(alias);
        var element = pairs.Combine(columns);
        var order = (leftOrder ?? []).Select(o => o with { Key = columns.Add(o.Key, SqlFactory.Null(o.Key.Type), "key") })
            .Concat((rightOrder ?? []).Select(o => o with { Key = columns.Add(SqlFactory.Null(o.Key.Type), o.Key, "key") })).ToList();
        foreach (var select in (SelectBuilder[])[rows.Select, right.Select])
        {
            if (!select.IsLimited)
                select.ClearOrder();
        }

        var statement = new SetStatement(kind, all, rows.Select.Build(columns.Left), right.Select.Build(columns.Right));
        rows.Become(new SubquerySource(alias, statement), owner => element.Map(new ProjectionMap(owner, (sql, _) => sql)));
        rows.Select.ReplaceOrder(order);
    }
}
