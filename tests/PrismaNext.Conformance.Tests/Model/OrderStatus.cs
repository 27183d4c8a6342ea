namespace PrismaNext.Conformance.Tests.Model;

/// <summary>An enum that is stored as its number.</summary>
internal enum OrderStatus
{
    Open,
    Paid,
    Shipped,
    Cancelled = 9,
}
