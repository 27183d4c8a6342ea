namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>A value and a row that may be missing, as an outer join makes them.</summary>
internal sealed record Maybe<TFirst, TSecond>(TFirst A, TSecond? B)
    where TSecond : class;
