namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>An object in a result: its type and what it is made of.</summary>
internal sealed record ResultNode(string Type, IReadOnlyList<object?> Parts);
