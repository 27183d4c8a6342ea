using System.Linq.Expressions;
using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>The operators that the library's own type of query has as methods: they are LINQ's, wherever they are written.</summary>
public sealed class OwnOperatorTests
{
    private static readonly MemoryShop Memory = new();

    [Fact]
    public async Task They_compose_the_tree_that_LINQ_composes()
    {
        var shop = await ShopServer.GetAsync();
        var city = "Bonn";
        Expression<Func<Customer, bool>> condition = c => c.City != city;
        var own = shop.Query<Customer>().Where(condition).OrderBy(c => c.City).ThenByDescending(c => c.Name).ThenBy(c => c.Id)
            .Skip(1).Take(3).Select(c => c.Age).Distinct().OrderByDescending(a => a);
        var linq = shop.Customers.Where(condition).OrderBy(c => c.City).ThenByDescending(c => c.Name).ThenBy(c => c.Id)
            .Skip(1).Take(3).Select(c => c.Age).Distinct().OrderByDescending(a => a);

        Assert.Equal(linq.Expression.ToString(), own.Expression.ToString());
        Assert.Equal(Methods(linq.Expression), Methods(own.Expression));
        Assert.Same(linq.Build().Plan, own.Build().Plan);
    }

    [Fact]
    public async Task They_refuse_what_LINQ_refuses()
    {
        var shop = await ShopServer.GetAsync();
        Assert.Throws<ArgumentNullException>(() => shop.Query<Customer>().Where(null!));
        Assert.Throws<ArgumentNullException>(() => shop.Query<Customer>().Select((Expression<Func<Customer, int>>)null!));
        Assert.Throws<ArgumentNullException>(() => shop.Query<Customer>().OrderBy((Expression<Func<Customer, int>>)null!));
    }

    [Fact]
    public async Task Query_syntax_uses_them()
    {
        var shop = await ShopServer.GetAsync();
        var query = from c in shop.Query<Customer>() where c.Id > 1 orderby c.City, c.Id descending select c.Name;
        Assert.IsType<PrismaQuery<string>>(query);
        Assert.Equal((from c in Memory.Customers where c.Id > 1 orderby c.City, c.Id descending select c.Name).Count(), (await query.ToListAsync()).Count);
    }

    [Fact]
    public async Task They_may_be_written_inside_a_lambda()
    {
        var shop = await ShopServer.GetAsync();
        var own = await shop.Query<Customer>()
            .Where(c => shop.Query<Order>().Where(o => o.CustomerId == c.Id).OrderBy(o => o.Id).Skip(1).Any())
            .OrderBy(c => c.Id)
            .Select(c => new { c.Id, Orders = shop.Query<Order>().Where(o => o.CustomerId == c.Id).Select(o => o.Id).Distinct().Count() })
            .ToListAsync();
        Assert.NotEmpty(own);
        Assert.Equal(
            Memory.Customers.Where(c => Memory.Orders.Where(o => o.CustomerId == c.Id).Skip(1).Any()).OrderBy(c => c.Id)
                .Select(c => new { c.Id, Orders = Memory.Orders.Where(o => o.CustomerId == c.Id).Select(o => o.Id).Distinct().Count() }),
            own);
    }

    [Fact]
    public async Task A_captured_query_goes_on_inside_a_lambda()
    {
        var shop = await ShopServer.GetAsync();
        var open = shop.Query<Order>().Where(o => o.Status == OrderStatus.Open);
        var own = await shop.Query<Customer>().Where(c => open.Where(o => o.CustomerId == c.Id).Any()).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
        Assert.NotEmpty(own);
        Assert.Equal(
            Memory.Customers.Where(c => Memory.Orders.Any(o => o.Status == OrderStatus.Open && o.CustomerId == c.Id)).OrderBy(c => c.Id).Select(c => c.Id), own);
    }

    [Fact]
    public async Task A_row_may_hold_a_query_as_it_is()
    {
        var shop = await ShopServer.GetAsync();
        var rows = await shop.Query<Customer>().OrderBy(c => c.Id)
            .Select(c => new { c.Id, Orders = shop.Query<Order>().Where(o => o.CustomerId == c.Id).OrderBy(o => o.Id).Select(o => o.Id) })
            .ToListAsync();

        var expected = Memory.Customers.OrderBy(c => c.Id)
            .Select(c => new { c.Id, Orders = Memory.Orders.Where(o => o.CustomerId == c.Id).OrderBy(o => o.Id).Select(o => o.Id) }).ToList();
        Assert.Equal(expected.Select(c => c.Id), rows.Select(c => c.Id));
        Assert.Equal(expected.SelectMany(c => c.Orders), rows.SelectMany(c => c.Orders));

        // What a row holds is in memory, and goes on as LINQ to objects.
        var first = rows.First(row => row.Orders.Any()).Orders;
        Assert.Equal(first.ToList().Skip(1).OrderDescending(), first.Skip(1).OrderByDescending(id => id));
        var error = Assert.Throws<PrismaNextException>(() => { _ = first.GetAsyncEnumerator(); });
        Assert.Equal("PLAN.FOREIGN_QUERY", error.Code);
    }

    [Fact]
    public async Task A_query_of_a_row_is_used_further_on()
    {
        var shop = await ShopServer.GetAsync();
        var own = await (
            from c in shop.Query<Customer>()
            let orders = shop.Query<Order>().Where(o => o.CustomerId == c.Id)
            where orders.Any()
            from o in orders.OrderBy(o => o.Id)
            orderby o.Id
            select new { c.Name, o.Id, Others = orders.Where(x => x.Id != o.Id).Count() }).ToListAsync();
        var expected = (
            from c in Memory.Customers
            let orders = Memory.Orders.Where(o => o.CustomerId == c.Id)
            where orders.Any()
            from o in orders.OrderBy(o => o.Id)
            orderby o.Id
            select new { c.Name, o.Id, Others = orders.Where(x => x.Id != o.Id).Count() }).ToList();
        Assert.NotEmpty(own);
        Assert.Equal(expected, own);
    }

    [Fact]
    public async Task They_may_stand_on_either_side_of_a_conditional()
    {
        var shop = await ShopServer.GetAsync();
        foreach (var newest in (bool[])[true, false])
        {
            var own = await shop.Query<Customer>().OrderBy(c => c.Id)
                .Select(c => new { c.Id, Order = (newest ? shop.Query<Order>().OrderByDescending(o => o.Id) : shop.Query<Order>().OrderBy(o => o.Id)).Select(o => o.Id).First() })
                .ToListAsync();
            var expected = newest ? Memory.Orders.Max(o => o.Id) : Memory.Orders.Min(o => o.Id);
            Assert.All(own, row => Assert.Equal(expected, row.Order));
        }
    }

    [Fact]
    public async Task A_prepared_query_is_written_with_them()
    {
        var shop = await ShopServer.GetAsync();
        var (sql, first, rows) = (shop.Sql, 2, 3);
        var prepared = sql.Prepare((int least, int count) => sql.From<Customer>().Where(c => c.Id >= least).OrderBy(c => c.Id).Take(count).Select(c => c.Name));
        Assert.Equal(
            sql.From<Customer>().Where(c => c.Id >= first).OrderBy(c => c.Id).Take(rows).Select(c => c.Name).ToSql(),
            prepared.Bind(first, rows).Plan.Sql);
        Assert.Same(prepared.Bind(2, 3).Plan, prepared.Bind(1, 1).Plan);
    }

    private static List<System.Reflection.MethodInfo> Methods(Expression expression)
    {
        var methods = new List<System.Reflection.MethodInfo>();
        while (expression is MethodCallExpression call)
        {
            methods.Add(call.Method);
            expression = call.Arguments[0];
        }

        return methods;
    }
}
