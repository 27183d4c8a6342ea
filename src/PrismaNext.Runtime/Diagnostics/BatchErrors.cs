using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Mistakes in the use of batches.</summary>
internal static class BatchErrors
{
    public static PrismaNextException ResultMissing() => new(
        "RUNTIME.BATCH_RESULT_MISSING",
        "The result of a batch was read before it was there.",
        "The batch was not sent yet, or it failed.",
        "Return the result from the callback, and read its Value after 'await BatchAsync(...)'.");

    public static PrismaNextException Closed() => new(
        "RUNTIME.BATCH_CLOSED",
        "A query was put into a batch whose callback had returned.",
        "The batch is sent when its callback returns, once.",
        "Put it in before, in a callback without 'await', or into a batch of its own.");

    public static PrismaNextException ForeignQuery() => new(
        "RUNTIME.BATCH_FOREIGN_QUERY",
        "A query was put into the batch of another client, runtime or transaction than it was started on.",
        "It would run on another connection than it says.",
        "Start the query at From<T>() of the one whose BatchAsync is called, or at Sql.From<T>().");

    public static PrismaNextException NoList() => new(
        "RUNTIME.WRONG_CARDINALITY",
        "List was called with a plan that returns one value.",
        "Only a sequence becomes a list.",
        "Call Value(plan).");

    public static PrismaNextException NoValue() => new(
        "RUNTIME.WRONG_CARDINALITY",
        "Value was called with a plan that returns a sequence.",
        "Only a plan that ends in First, Count or the like has one value.",
        "Call List(plan), or Value(query, q => q.First()).");
}
