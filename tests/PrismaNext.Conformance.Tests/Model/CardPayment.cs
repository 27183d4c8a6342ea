namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A payment with a column of its own that is never null.</summary>
internal sealed class CardPayment : Payment
{
    public required string Number { get; init; }
}
