namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A positional record: all of it comes through the constructor.</summary>
internal sealed record Point(int X, int Y);
