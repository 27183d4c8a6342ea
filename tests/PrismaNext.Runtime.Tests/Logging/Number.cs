namespace PrismaNext.Runtime.Tests.Logging;

/// <summary>A row of <c>numbers</c>.</summary>
internal sealed class Number
{
    public int Id { get; init; }
}
