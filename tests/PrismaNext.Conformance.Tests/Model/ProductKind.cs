namespace PrismaNext.Conformance.Tests.Model;

/// <summary>An enum that is stored as text, which sorts otherwise than its numbers do.</summary>
internal enum ProductKind
{
    Goods = 2,
    Service = 0,
    Voucher = 1,
}
