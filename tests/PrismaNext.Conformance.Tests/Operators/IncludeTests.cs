using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>What is filled, and what is left as the class made it.</summary>
public sealed class IncludeTests
{
    [Fact]
    public async Task A_reference_that_was_selected_can_be_filled()
    {
        var shop = await ShopServer.GetAsync();
        var customers = await shop.Orders.Where(o => o.Id == 1).Select(o => o.Customer!).Include(c => c.Orders).ToListAsync();
        Assert.Equal(Ids(1), customers.Single().Orders.Select(o => o.Id).Order());
    }

    [Fact]
    public async Task What_is_included_stays_filled_when_its_owner_is_left_behind()
    {
        var shop = await ShopServer.GetAsync();
        var collections = await shop.Customers.Where(c => c.Id == 1).Include(c => c.Orders).ThenInclude(o => o.Lines).Select(c => c.Orders).ToListAsync();
        Assert.Equal(Lines(1), collections.Single().Sum(o => o.Lines.Count));
        var references = await shop.Orders.Where(o => o.CustomerId == 1).Include(o => o.Customer!.Orders).Select(o => o.Customer!).ToListAsync();
        Assert.All(references, c => Assert.Equal(Ids(1), c.Orders.Select(o => o.Id).Order()));
    }

    [Fact]
    public async Task The_collection_at_the_end_of_a_path_can_be_refined()
    {
        var shop = await ShopServer.GetAsync();
        var orders = await shop.Orders.Where(o => o.CustomerId == 1).Include(o => o.Customer!.Orders.Where(x => x.Id != 1).OrderByDescending(x => x.Id).Take(1)).ToListAsync();
        Assert.NotEmpty(orders);
        Assert.All(orders, o => Assert.Equal(Ids(1).Where(id => id != 1).Max(), o.Customer!.Orders.Single().Id));
    }

    [Fact]
    public async Task A_refinement_may_use_variables_of_the_query_around()
    {
        var shop = await ShopServer.GetAsync();
        var rows = await shop.Customers
            .Select(c => new { c.Id, Others = shop.Customers.Include(x => x.Orders.Where(o => o.CustomerId == c.Id)).Where(x => x.Id <= 2).ToList() })
            .ToListAsync();
        Assert.All(rows, row => Assert.All(row.Others, other => Assert.Equal(other.Id == row.Id ? Ids(row.Id).Count : 0, other.Orders.Count)));
    }

    [Fact]
    public async Task A_navigation_that_is_included_twice_is_filled_once_with_all_that_was_asked()
    {
        var shop = await ShopServer.GetAsync();
        var customers = await shop.Customers.Where(c => c.Id == 1)
            .Include(c => c.Orders).ThenInclude(o => o.Lines)
            .Include(c => c.Orders.Where(o => o.Id > 0)).ThenInclude(o => o.Employee)
            .ToListAsync();
        Assert.Equal(Lines(1), customers.Single().Orders.Sum(o => o.Lines.Count));
        Assert.All(customers.Single().Orders, o => Assert.NotNull(o.Employee));
    }

    [Fact]
    public async Task A_path_may_be_a_text()
    {
        var shop = await ShopServer.GetAsync();
        var customers = await shop.Customers.Where(c => c.Id == 1).Include("Orders.Lines").Include("Orders.Employee").Include("Vehicles").ToListAsync();
        Assert.Equal(Lines(1), customers.Single().Orders.Sum(o => o.Lines.Count));
        Assert.All(customers.Single().Orders, o => Assert.NotNull(o.Employee));
        Assert.Equal(2, customers.Single().Vehicles.Count);
    }

    [Theory]
    [InlineData("Orders.Nothing")]
    [InlineData("Name")]
    [InlineData("Orders..Lines")]
    public async Task A_text_that_is_no_path_is_refused(string path)
    {
        var shop = await ShopServer.GetAsync();
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await shop.Customers.Include(path).ToListAsync());
        Assert.Equal("PLAN.INCLUDE_UNMAPPED", error.Code);
        Assert.Contains($"'\"{path}\"' is not a navigation", error.Message);
        Assert.Contains("Include(⟦$0⟧)", error.Message);
    }

    [Fact]
    public async Task Two_refinements_of_one_navigation_are_refused()
    {
        var shop = await ShopServer.GetAsync();
        var query = shop.Customers.Include(c => c.Orders.Where(o => o.Id > 1)).Include(c => c.Orders.Where(o => o.Id > 2));
        Assert.Equal("PLAN.INCLUDE_REFINED_TWICE", Assert.Throws<PrismaNextException>(query.ToSql).Code);
        Assert.NotNull(shop.Customers.Include(c => c.Orders.Where(o => o.Id > 1)).Include(c => c.Orders.Where(o => o.Id > 1)).ToSql());
    }

    [Fact]
    public async Task Elements_that_a_join_repeats_are_not_taken_for_distinct_ones()
    {
        var shop = await ShopServer.GetAsync();
        var query = from c in shop.Customers from t in shop.Tags select new { c.Id, Orders = c.Orders.ToList() };
        Assert.Equal("PLAN.NOT_COMPARABLE", Assert.Throws<PrismaNextException>(() => query.Distinct().ToSql()).Code);
    }

    [Fact]
    public async Task A_refinement_of_a_path_that_uses_where_the_path_begins_is_refused()
    {
        var shop = await ShopServer.GetAsync();
        var query = shop.Orders.Include(o => o.Customer!.Orders.Where(x => x.Id != o.Id));
        Assert.Equal("PLAN.INCLUDE_UNMAPPED", Assert.Throws<PrismaNextException>(query.ToSql).Code);
    }

    [Fact]
    public async Task Each_type_of_a_hierarchy_shares_what_is_included()
    {
        var shop = await ShopServer.GetIndexedAsync();
        var sql = shop.Vehicles.Include(v => v.Owner!.Orders).ToSql();
        Assert.Equal(2, sql.Split("ARRAY(").Length);
    }

    [Fact]
    public async Task Entities_are_ordered_by_their_key()
    {
        var shop = await ShopServer.GetAsync();
        Assert.Equal(shop.Lines.OrderByDescending(l => l.OrderId).ThenByDescending(l => l.Number).Select(l => l.Price), shop.Lines.OrderByDescending(l => l).Select(l => l.Price));
        Assert.Equal(shop.Orders.OrderBy(o => o.CustomerId).ThenBy(o => o.Id).Select(o => o.Id), shop.Orders.OrderBy(o => o.Customer).ThenBy(o => o.Id).Select(o => o.Id));
    }

    [Fact]
    public async Task A_collection_is_null_where_its_owner_is_missing()
    {
        var shop = await ShopServer.GetAsync();
        Assert.Equal(ShopData.Orders.Where(o => o.CustomerId is null).Select(o => o.Id).Order(), shop.Orders.Where(o => o.Customer!.Orders == null).Select(o => o.Id).AsEnumerable().Order());
        Assert.Equal(ShopData.Orders.Where(o => o.CustomerId is not null).Select(o => o.Id).Order(), shop.Orders.Where(o => o.Customer!.Orders != null).Select(o => o.Id).AsEnumerable().Order());
    }

    private static List<int> Ids(int customer) => [.. ShopData.Orders.Where(o => o.CustomerId == customer).Select(o => o.Id).Order()];

    private static int Lines(int customer) => ShopData.Lines.Count(l => Ids(customer).Contains(l.OrderId));
}
