using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Makes a statement what a person would have written, without changing what it returns.</summary>
internal static class RewritePipeline
{
    /// <summary>Order matters: sub-selects that only repeat their source go first, so that pruning sees what is really used; the order of nulls comes
    /// last, when every condition is where it stays.</summary>
    public static SqlQuery Rewrite(SqlQuery query)
    {
        query = new SubselectRemover().VisitQuery(query);
        query = ColumnPruner.Prune(query);
        return new NullOrderSimplifier().VisitQuery(query);
    }
}
