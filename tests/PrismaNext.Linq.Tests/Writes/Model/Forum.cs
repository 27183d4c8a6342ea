using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Writes.Model;

/// <summary>What the tests of writes write to.</summary>
public static class Forum
{
    public static readonly Contract Contract = Contract.FromTypes(
        typeof(Member), typeof(Topic), typeof(Remark), typeof(MemberName), typeof(Occurrence), typeof(SignIn), typeof(Purchase), typeof(Vehicle), typeof(Truck));

    public static readonly SqlBuilder Sql = Postgres.Create(Contract).Sql;
}
