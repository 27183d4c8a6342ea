namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Three values.</summary>
internal sealed record Three<TFirst, TSecond, TThird>(TFirst A, TSecond B, TThird C);
