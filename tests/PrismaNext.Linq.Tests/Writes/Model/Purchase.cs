using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Variant("purchase")]
public sealed class Purchase : Occurrence
{
    public decimal Amount { get; init; }
}
