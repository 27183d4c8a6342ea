namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A payment with a column of its own that may be null.</summary>
internal sealed class CashPayment : Payment
{
    public decimal? Change { get; init; }
}
