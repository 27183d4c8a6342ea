using PrismaNext.Conformance.Tests.Harness;
using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Operators;

public sealed class OperatorTests(ITestOutputHelper output)
{
    private static readonly CaseList List = new([ClientCases.Theme, CompositionCases.Theme, ConcatCases.Theme, EdgeCases.Theme, ElementCases.Theme, ExpressionCases.Theme, GroupCases.Theme, HierarchyCases.Theme, JoinCases.Theme, NavigationCases.Theme, NestedCases.Theme, NullCases.Theme, PagingCases.Theme, ResultCases.Theme, SetCases.Theme, ShapeCases.Theme], Refusals.Codes);

    private static readonly CaseList Collections = new([GroupCases.Theme, NavigationCases.Theme, NestedCases.Theme], Refusals.Codes);

    public static TheoryData<string, string> Names => List.Names;

    public static TheoryData<string, string> CollectionNames => Collections.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_query_answers_as_linq_to_objects_does(string theme, string name) => List.CheckAsync(theme, name, output);

    [Theory]
    [MemberData(nameof(CollectionNames))]
    public async Task A_collection_that_an_index_finds_is_the_same(string theme, string name) => await Collections.CheckAsync(theme, name, output, await ShopServer.GetIndexedAsync());
}
