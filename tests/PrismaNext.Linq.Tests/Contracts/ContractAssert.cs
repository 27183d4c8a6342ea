using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Tests.Contracts;

internal static class ContractAssert
{
    /// <summary>The action fails with a code and says why and what to do; returns the error.</summary>
    public static PrismaNextException Fails(string code, Action action)
    {
        var error = Assert.Throws<PrismaNextException>(action);
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.Why);
        Assert.NotEmpty(error.Fix);
        return error;
    }

    public static PrismaNextException Refuses(string code, Action<ContractBuilder> build) => Fails(code, () => Contract.Build(build));

    public static PrismaNextException RefusesTypes(string code, params Type[] types) => Fails(code, () => Contract.FromTypes(types));
}
