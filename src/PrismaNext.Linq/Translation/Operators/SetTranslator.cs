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
        Combine(context, kind, all, context.Translator.Queries.Source(second, context.Scope, "t"));
    }

    /// <summary>Combines the rows with those of another sequence of the same elements.</summary>
    public static void Combine(OperatorContext context, SetOperator kind, bool all, Sequence right)
    {
        var rows = context.Rows;
        var pairs = ProjectionPairs.Of(rows.Element, right.Element) ?? throw PlanErrors.SetElementsDiffer(context.Translator.Query);
        var alias = new SourceAlias("t");
        var columns = new SetColumns(alias);
        var element = pairs.Combine(columns);
        foreach (var select in (SelectBuilder[])[rows.Select, right.Select])
        {
            if (!select.IsLimited)
                select.ClearOrder();
        }

        var statement = new SetStatement(kind, all, rows.Select.Build(columns.Left), right.Select.Build(columns.Right));
        rows.Become(new SubquerySource(alias, statement), owner => element.Map(new ProjectionMap(owner, (sql, _) => sql)));
    }
}
