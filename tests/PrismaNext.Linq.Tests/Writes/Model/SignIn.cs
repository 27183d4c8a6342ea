using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Variant("sign-in")]
public sealed class SignIn : Occurrence
{
    public string? Device { get; init; }
}
