using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Makes a statement what a person would have written, without changing what it returns.</summary>
internal static class RewritePipeline
{
    /// <summary>Rewrites a query inside a statement.</summary>
    public static SqlQuery Rewrite(SqlQuery query) => Plain(query) ?? Nested(query);

    /// <summary>Rewrites a whole query; its nested collections are grouped at the very end, because that moves its rows about.</summary>
    public static SqlQuery Rewrite(SqlQuery query, Contract contract) =>
        LimitRemover.Rewrite(Plain(query) ?? CollectionGrouper.Rewrite(Nested(query), contract), contract);

    // Most queries: what removes, prunes, joins and groups queries would find nothing to do. Null for all others.
    private static SqlQuery? Plain(SqlQuery query)
    {
        if (query is not SelectStatement select || !NestedQueries.AreMissing(select))
            return null;
        query = new ConditionSimplifier().VisitQuery(query);
        query = new KeysetComparer().VisitQuery(query);
        return new OrderSimplifier().VisitQuery(query);
    }

    // Order matters: sub-selects that only repeat their source go first, so that pruning sees what is really used. Conditions are put into their plainest
    // form before joins and orders are judged by them. The elements of groups come when they look like the statements that they repeat, which may leave
    // nothing to do for the select around those.
    private static SqlQuery Nested(SqlQuery query)
    {
        query = new SubselectRemover().VisitQuery(query);
        query = new ExistsSimplifier().VisitQuery(query);
        query = ColumnPruner.Prune(query);
        query = new ConditionSimplifier().VisitQuery(query);
        query = new KeysetComparer().VisitQuery(query);
        query = new JoinTightener().VisitQuery(query);
        query = new OrderSimplifier().VisitQuery(query);
        query = new GroupElements().VisitQuery(query);
        return new SubselectRemover().VisitQuery(query);
    }

    /// <summary>Rewrites the queries inside a write.</summary>
    public static SqlCommand Rewrite(SqlCommand command)
    {
        command = command with { Returning = Rewrite(command.Returning) };
        return command switch
        {
            InsertStatement { Query: { } query } insert => insert with { Query = Rewrite(query) },
            UpdateStatement update => Update(update),
            DeleteStatement delete => Delete(delete),
            _ => command,
        };
    }

    private static DeleteStatement Delete(DeleteStatement delete)
    {
        var parts = Rewrite([], delete.Using, delete.Where);
        return delete with { Using = parts.From, Where = parts.Where };
    }

    private static UpdateStatement Update(UpdateStatement update)
    {
        var parts = Rewrite(update.Assignments.Select(a => new SelectItem(a.Value)).ToEquatableArray(), update.From, update.Where);
        return update with
        {
            Assignments = update.Assignments.Select((a, i) => a with { Value = parts.Items[i].Expression }).ToEquatableArray(),
            From = parts.From,
            Where = parts.Where,
        };
    }

    private static EquatableArray<SelectItem> Rewrite(EquatableArray<SelectItem> items) => items.Count == 0 ? items : Rewrite(items, [], null).Items;

    // The parts of a write are rewritten as those of a query over the same sources.
    private static SelectStatement Rewrite(EquatableArray<SelectItem> items, EquatableArray<FromItem> from, SqlExpression? where) =>
        (SelectStatement)Rewrite(new SelectStatement { Items = items, From = from, Where = where });
}
