namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>A value that a query captures.</summary>
internal sealed class Captured<T>(T value)
{
    public T Value { get; } = value;
}
