using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Writes.Model;

[View("member_names")]
public sealed record MemberName(long Id, string Email);
