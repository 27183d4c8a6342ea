namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Two values, as an anonymous type would hold them.</summary>
internal sealed record Both<TFirst, TSecond>(TFirst A, TSecond B);
