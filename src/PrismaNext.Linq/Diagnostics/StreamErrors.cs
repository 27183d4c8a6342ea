namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of reading a result.</summary>
internal static class StreamErrors
{
    public static PrismaNextException IteratorConsumed() => new(
        "RUNTIME.ITERATOR_CONSUMED",
        "The result was read a second time.",
        "A result streams from the server and is read once; nothing of it is kept.",
        "Read it into a list once (await it), or run the query again.");

    public static PrismaNextException NotBound() => new(
        "RUNTIME.NOT_BOUND",
        "The query belongs to no runtime.",
        "A query that starts at 'Sql.From' describes a plan; it has no connection to run on.",
        "Call Build() and run the plan with runtime.Execute(...), or start the query at runtime.From<T>().");
}
