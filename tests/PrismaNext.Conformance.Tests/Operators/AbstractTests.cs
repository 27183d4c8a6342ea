using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Operators;

public sealed class AbstractTests(ITestOutputHelper output)
{
    private static readonly CaseList List = new([AbstractCases.Theme], Refusals.Codes);

    public static TheoryData<string, string> Names => List.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_abstract_class_of_a_shared_table_is_queried_like_any_other(string theme, string name) =>
        await List.CheckAsync(theme, name, output, await ShopServer.GetZooAsync());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_abstract_class_with_a_table_is_queried_like_any_other(string theme, string name) =>
        await List.CheckAsync(theme, name, output, await ShopServer.GetZooPerTypeAsync());

    [Fact]
    public async Task What_is_abstract_is_filled_like_any_other()
    {
        foreach (var shop in new[] { await ShopServer.GetZooAsync(), await ShopServer.GetZooPerTypeAsync() })
        {
            var keepers = await shop.From<Keeper>().OrderBy(k => k.Id).Include(k => k.Favourite!.Hunter).ToListAsync();
            Assert.Equal([3, 1, null], keepers.Select(k => k.Favourite?.Id));
            Assert.Equal([typeof(Kiwi), typeof(Eagle), null], keepers.Select(k => k.Favourite?.GetType()));
            Assert.Equal([1, null, null], keepers.Select(k => k.Favourite?.Hunter?.Id));
            var eagles = await shop.From<Eagle>().OrderBy(e => e.Id).Include(e => e.Prey).ThenInclude(b => b.Keeper).ToListAsync();
            Assert.Equal(["2,3", "6"], eagles.Select(e => string.Join(",", e.Prey.Select(b => b.Id).Order())));
            Assert.Equal(["ria", "sam"], eagles[0].Prey.OrderByDescending(b => b.Id).Select(b => b.Keeper!.Name));
            var animals = await shop.From<Bird>().OrderBy(b => b.Id).Include(b => b.Hunter!.Prey.Where(p => p.Id > 2)).ToListAsync();
            Assert.Equal([null, "3", "3", null, "6"], animals.Select(b => b.Hunter is { } hunter ? string.Join(",", hunter.Prey.Select(p => p.Id)) : null));
        }
    }
}
