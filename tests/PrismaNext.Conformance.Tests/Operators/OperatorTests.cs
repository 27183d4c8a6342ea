using PrismaNext.Conformance.Tests.Harness;
using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Operators;

public sealed class OperatorTests(ITestOutputHelper output)
{
    private static readonly CaseList List = new([CompositionCases.Theme, EdgeCases.Theme, ElementCases.Theme, ExpressionCases.Theme, GroupCases.Theme, HierarchyCases.Theme, JoinCases.Theme, NavigationCases.Theme, NestedCases.Theme, NullCases.Theme, PagingCases.Theme, SetCases.Theme], Refusals.Codes);

    public static TheoryData<string, string> Names => List.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_query_answers_as_linq_to_objects_does(string theme, string name) => List.CheckAsync(theme, name, output);
}
