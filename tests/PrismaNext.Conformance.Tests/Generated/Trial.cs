using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>What became of a query on both sides.</summary>
internal sealed record Trial(RandomQuery Query, Verdict Verdict, Result Expected, Result Actual)
{
    public bool IsDefect => Verdict is Verdict.Wrong or Verdict.Failed;

    /// <summary>What a group of alike trials is known by.</summary>
    public string Symptom => Verdict switch
    {
        Verdict.Refused => Actual.Code ?? "",
        Verdict.Failed => string.Concat((Actual.Error!.GetType().Name + ": " + Actual.Error.Message).Take(160)), // A failure is an exception.
        _ => Verdict.ToString(),
    };

    /// <summary>The reason for a refusal.</summary>
    public string Detail => Verdict == Verdict.Refused ? ": " + Actual.Error!.Message : ""; // A refusal is an exception.

    /// <summary>Runs a query over the database and over the rows in memory.</summary>
    public static Trial Of(RandomQuery query, Shop database)
    {
        var actual = query.Run(database);
        if (actual.Code?.StartsWith("PLAN.", StringComparison.Ordinal) == true)
            return new Trial(query, Verdict.Refused, actual, actual);
        var expected = query.Run(new MemoryShop());
        if (expected.Error is NullReferenceException)
            expected = query.Run(new MemoryShop(propagatesNulls: true));
        return new Trial(query, Compare(query, expected, actual), expected, actual);
    }

    /// <summary>Prints the query and both answers.</summary>
    public string Print(Shop database) => $"""
        {Query}
        Expected: {Expected.Error?.ToString() ?? ResultTree.Print(Expected.Value, Query.Order)}
        Actual:   {Actual.Error?.ToString() ?? ResultTree.Print(Actual.Value, Query.Order)}
        {Query.Sql(database)}
        """;

    private static Verdict Compare(RandomQuery query, Result expected, Result actual)
    {
        if (expected.Error is { } error)
        {
            if (actual.Error?.GetType() == error.GetType())
                return Verdict.RightAndEmpty;
            return actual.Error is null or InvalidOperationException or PrismaNextException { Code: "RUNTIME.NULL_VALUE" } ? Verdict.Undefined : Verdict.Failed;
        }

        if (actual.Error is not null)
            return Verdict.Failed;
        if (!ResultTree.AreEqual(expected.Value, actual.Value, query.Order))
            return Verdict.Wrong;
        return expected.IsEmpty ? Verdict.RightAndEmpty : Verdict.Right;
    }
}
