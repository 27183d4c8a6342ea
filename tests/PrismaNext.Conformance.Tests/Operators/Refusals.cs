namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>The queries that are refused, each with its code: what has no exact SQL, and what is still to be done.</summary>
internal static class Refusals
{
    public static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
    };
}
