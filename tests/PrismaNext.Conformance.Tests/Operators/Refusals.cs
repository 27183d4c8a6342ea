namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>The queries that are not answered, each with the code of its error: what has no exact SQL, and what is still to be done.</summary>
internal static class Refusals
{
    public static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["Client code in a filter"] = "PLAN.METHOD_UNSUPPORTED",
        ["Client code in an order"] = "PLAN.METHOD_UNSUPPORTED",
        // The operators run over what only the client has.
        ["LINQ over client code"] = "PLAN.METHOD_UNSUPPORTED",
        ["LINQ with a filter over client code"] = "PLAN.METHOD_UNSUPPORTED",
        // The server finds the second row, and can only say so in its own words.
        ["A single of two per row"] = "DRIVER.QUERY_FAILED",
    };
}
