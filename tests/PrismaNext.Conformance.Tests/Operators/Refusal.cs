namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>A query that is refused, and one that is not and means the same.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Code">The code of the error.</param>
/// <param name="Marked">The part that the error marks.</param>
/// <param name="Query">The query that is refused.</param>
/// <param name="Rewrite">What the error tells to type instead.</param>
internal sealed record Refusal(string Name, string Code, string Marked, Func<Shop, object?> Query, Func<Shop, object?> Rewrite);
