using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Tests.Scenarios;

public sealed class ColdStartTests
{
    [Fact]
    public void The_first_error_of_a_build_is_told_without_its_place()
    {
        const string Output = """
            /somewhere/a.csproj : warning NU1900: no vulnerability data [/somewhere/a.csproj]
            /somewhere/a.csproj : error NU1101: Unable to find package Some.Compiler. [/somewhere/a.csproj]
            /somewhere/b.csproj : error NU1102: Another. [/somewhere/b.csproj]
            """;

        Assert.Equal("NU1101: Unable to find package Some.Compiler.", ReadyToRunProgram.ErrorOf(Output));
        Assert.Null(ReadyToRunProgram.ErrorOf("Build succeeded."));
    }
}
