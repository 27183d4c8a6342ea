using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Makes an inner join of a left join whose missing rows WHERE does not let through, or that an inner join after it needs.</summary>
internal sealed class JoinTightener : SqlRewriter
{
    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        if (visited.From.All(f => f.Join != JoinKind.Left) || visited.From.Any(f => f.Join is JoinKind.Right or JoinKind.Full))
            return visited;
        var items = visited.From.ToArray();
        var needed = Needed(visited.Where).ToHashSet();

        // A later join may be on the rows of an earlier one, so what it needs is known first.
        for (var i = items.Length - 1; i > 0; i--)
        {
            if (items[i].Join == JoinKind.Left && needed.Contains(items[i].Source.Alias))
                items[i] = items[i] with { Join = JoinKind.Inner };
            if (items[i].Join == JoinKind.Inner)
                needed.UnionWith(Needed(items[i].Condition));
        }

        return visited with { From = items.ToEquatableArray() };
    }

    private static IEnumerable<SourceAlias> Needed(SqlExpression? condition) => NotNullConditions.Of(condition).OfType<ColumnExpression>().Select(c => c.Source);
}
