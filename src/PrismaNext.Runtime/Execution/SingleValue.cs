using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Runtime.Execution;

/// <summary>The one value of a plan, as LINQ says: its row, its default, or an exception.</summary>
internal static class SingleValue
{
    public static T Of<T>(BoundQuery<T> query, List<T> rows) => (query.Plan.Cardinality, rows.Count) switch
    {
        (Cardinality.Single or Cardinality.SingleOrDefault, > 1) => throw SequenceErrors.MoreThanOneElement(),
        (_, > 0) => rows[0],
        (Cardinality.FirstOrDefault or Cardinality.SingleOrDefault, 0) when query.Plan.DefaultValue is { } fallback => fallback(query.Values),
        (Cardinality.FirstOrDefault or Cardinality.SingleOrDefault, 0) => default!, // LINQ's default may be null.
        (Cardinality.ElementAt, _) => throw SequenceErrors.OutOfRange(),
        _ => throw SequenceErrors.NoElements(),
    };
}
