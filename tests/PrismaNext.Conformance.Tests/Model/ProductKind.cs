namespace PrismaNext.Conformance.Tests.Model;

/// <summary>An enum that is stored as text.</summary>
internal enum ProductKind
{
    Goods,
    Service,
    Voucher,
}
