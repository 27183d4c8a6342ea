using System.Linq.Expressions;
using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>What is refused says which part is meant and what to type instead, and what it says to type works.</summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    private static readonly Func<string, bool> IsLong = name => name.Length > 5;
    private static readonly Func<Order, bool> IsLate = order => order.Id > 3;
    private static readonly Customer Nobody = new() { Name = "nobody" };
    private static readonly object[] Things = [new object()];
    private static readonly Expression<Func<Customer, int>> Statements = Expression.Lambda<Func<Customer, int>>(Expression.Block(Expression.Constant(1), Expression.Constant(2)), Expression.Parameter(typeof(Customer), "c"));

    private static readonly Refusal[] Cases =
    [
        new("A method in a filter", "PLAN.METHOD_UNSUPPORTED", "RefusalTests.Shout(c.Name)",
            s => s.Customers.Where(c => Shout(c.Name) == "ANNA!"),
            s => s.Customers.Select(c => new { c.Id, Shouted = Shout(c.Name) })),
        new("A method in an order", "PLAN.METHOD_UNSUPPORTED", "RefusalTests.Shout(c.Name)",
            s => s.Customers.OrderBy(c => Shout(c.Name)),
            s => s.Customers.OrderBy(c => c.Name).ThenBy(c => c.Id)),
        new("A method in an aggregate", "PLAN.METHOD_UNSUPPORTED", "RefusalTests.Weigh(c)",
            s => s.Customers.Sum(c => Weigh(c)),
            s => s.Customers.Sum(c => c.Balance)),
        new("A comparer of the program", "PLAN.COMPARER_UNSUPPORTED", ".OrderBy(c => c.Name, ",
            s => s.Customers.OrderBy(c => c.Name, new ByLength()),
            s => s.Customers.OrderBy(c => c.Name, StringComparer.Ordinal)),
        new("A comparer of a culture", "PLAN.COMPARER_UNSUPPORTED", ".Distinct(",
            s => s.Customers.Select(c => c.City).Distinct(StringComparer.CurrentCulture),
            s => s.Customers.Select(c => c.City).Distinct()),
        new("Reverse without an order", "PLAN.ORDER_REQUIRED", ".Reverse()",
            s => s.Customers.Select(c => c.Id).Reverse(),
            s => s.Customers.Select(c => c.Id).OrderBy(id => id).Reverse()),
        new("Last without an order", "PLAN.ORDER_REQUIRED", ".Last()",
            s => s.Customers.Last(),
            s => s.Customers.OrderBy(c => c.Id).Last()),
        new("TakeLast without an order", "PLAN.ORDER_REQUIRED", ".TakeLast(",
            s => s.Customers.TakeLast(2),
            s => s.Customers.OrderBy(c => c.Id).TakeLast(2)),
        new("TakeWhile without an order", "PLAN.ORDER_REQUIRED", ".TakeWhile(c => c.Id < 4)",
            s => s.Customers.TakeWhile(c => c.Id < 4),
            s => s.Customers.OrderBy(c => c.Id).TakeWhile(c => c.Id < 4)),
        new("A sum of entities", "PLAN.NOT_SCALAR", "c",
            s => s.Customers.OrderBy(c => c.Orders),
            s => s.Customers.OrderBy(c => c.Orders.Count).ThenBy(c => c.Id)),
        new("Anonymous objects by reference", "PLAN.REFERENCE_COMPARISON", "new { c.Id, c.City } == new { Id = 1, c.City }",
            s => s.Customers.Where(c => new { c.Id, c.City } == new { Id = 1, City = c.City }),
            s => s.Customers.Where(c => new { c.Id, c.City }.Equals(new { Id = 1, City = c.City }))),
        new("Sides of a union that differ", "PLAN.SET_ELEMENTS_DIFFER", ".Concat(",
            s => s.Customers.Select(c => new Named(c.Id) { Name = c.Name }).Concat(s.Employees.Select(e => new Named(e.Id))),
            s => s.Customers.Select(c => new { c.Id, Name = (string?)c.Name }).Concat(s.Employees.Select(e => new { e.Id, Name = (string?)null }))),
        new("Include after Select", "PLAN.INCLUDE_WITHOUT_ENTITY", ".Include(x => x.Orders)",
            s => s.Customers.Select(c => new { c.Id, c.Orders }).Include(x => x.Orders),
            s => s.Customers.Select(c => new { c.Id, c.Orders })),
        new("Include of a column", "PLAN.INCLUDE_UNMAPPED", "c.Name",
            s => s.Customers.Include(c => c.Name),
            s => s.Customers.Select(c => new { c.Id, c.Name })),
        new("A class that is not mapped", "PLAN.ENTITY_UNMAPPED", "From<RefusalTests>()",
            s => s.From<RefusalTests>(),
            s => s.From<Customer>()),
        new("Objects that are no rows", "PLAN.LOCAL_COLLECTION_UNSUPPORTED", "$",
            s => s.Customers.Where(c => Things.Any(t => t.Equals(c.Name))),
            s => s.Customers.Where(c => new[] { "Anna", "Bo" }.Any(t => t.Equals(c.Name))).Select(c => c.Id).Count()),
        new("An operator that has no place in a query", "PLAN.OPERATOR_UNSUPPORTED", ".Chunk(",
            s => s.Customers.OrderBy(c => c.Id).Chunk(2).Where(chunk => chunk.Length > 1),
            s => s.Customers.OrderBy(c => c.Id).Chunk(2)),
        new("A delegate in a filter", "PLAN.EXPRESSION_UNSUPPORTED", "$0(c.Name)",
            s => s.Customers.Where(c => IsLong(c.Name)),
            s => s.Customers.Where(c => c.Name.Length > 5).Count()),
        new("A member that has no SQL", "PLAN.MEMBER_UNSUPPORTED", "o.PlacedAt.Kind",
            s => s.Orders.Where(o => o.PlacedAt.Kind == DateTimeKind.Utc),
            s => s.Orders.Select(o => new { o.Id, o.PlacedAt.Kind })),
        new("An order by what is stored as text", "PLAN.ORDER_CONVERTED", "b.Rights",
            s => s.Badges.OrderBy(b => b.Rights),
            s => s.Badges.Where(b => b.Rights == BadgeRights.Order)),
        new("An entity as the default", "PLAN.DEFAULT_UNSUPPORTED", ".DefaultIfEmpty(",
            s => s.Customers.Where(c => c.Id < 0).DefaultIfEmpty(Nobody),
            s => s.Customers.Where(c => c.Id < 0).FirstOrDefault() ?? Nobody),
        new("A format that has no SQL", "PLAN.METHOD_UNSUPPORTED", "o.PlacedAt.ToString(",
            s => s.Orders.Where(o => o.PlacedAt.ToString("R") == ""),
            s => s.Orders.Select(o => new { o.Id, Text = o.PlacedAt.ToString("R") })),
        new("A remainder of floating-point numbers", "PLAN.EXPRESSION_UNSUPPORTED", "p.Weight % 2",
            s => s.Products.Where(p => p.Weight % 2 == 1),
            s => s.Products.Where(p => p.Price % 7 == 6)),
        new("Last of a collection without an order", "PLAN.ORDER_REQUIRED", ".LastOrDefault()",
            s => s.Customers.Select(c => new { c.Id, Last = c.Orders.LastOrDefault() }),
            s => s.Customers.Select(c => new { c.Id, Last = c.Orders.OrderBy(o => o.Id).LastOrDefault() })),
        new("Distinct objects with a collection", "PLAN.NOT_COMPARABLE", ".Distinct()",
            s => s.Customers.SelectMany(c => s.Tags, (c, t) => new { c.City, Orders = c.Orders.ToList() }).Distinct(),
            s => s.Customers.SelectMany(c => s.Tags, (c, t) => new { c.City, c.Orders.Count }).Distinct()),
        new("A grouping by objects without equality", "PLAN.NOT_COMPARABLE", ".GroupBy(",
            s => s.Customers.GroupBy(c => new Clients.Row { Id = c.Id }).Select(g => g.Count()),
            s => s.Customers.GroupBy(c => new { c.Id }).Select(g => g.Count())),
        new("Objects without equality", "PLAN.NOT_COMPARABLE", "new Clients.Row { Id = c.Id }",
            s => s.Customers.Where(c => new Clients.Row { Id = c.Id } == new Clients.Row { Id = 1 }),
            s => s.Customers.Where(c => c.Id == 1)),
        new("A sub-query over a set of the program's making", "PLAN.NOT_SEQUENCE", "new SortedSet<int>(",
            s => s.Customers.Where(c => new SortedSet<int>(c.Orders.Select(o => o.Id)).Any(id => id > 3)),
            s => s.Customers.Where(c => c.Orders.Select(o => o.Id).Any(id => id > 3))),
        new("Rows without a key", "PLAN.ENTITY_WITHOUT_KEY", "a",
            s => s.From<Listing>().SelectMany(a => s.From<Listing>().Where(b => a == b)).Select(b => b.Name),
            s => s.From<Listing>().SelectMany(a => s.From<Listing>().Where(b => a.Name == b.Name)).Select(b => b.Name)),
        new("A collection of a type that nothing makes", "PLAN.COLLECTION_UNSUPPORTED", "p.Lines",
            s => s.From<Listing>().Select(p => new { p.Name, p.Lines }),
            s => s.From<Listing>().Select(p => new { p.Name, Lines = p.Lines.ToList() })),
        new("Two refinements of one navigation", "PLAN.INCLUDE_REFINED_TWICE", "c.Orders.Where(o => o.Id > 2)",
            s => s.Customers.Include(c => c.Orders.Where(o => o.Id > 1)).Include(c => c.Orders.Where(o => o.Id > 2)),
            s => s is MemoryShop ? s.Customers : s.Customers.Include(c => c.Orders.Where(o => o.Id > 2))),
        new("A delegate as an operator's predicate", "PLAN.QUERY_UNSUPPORTED", "c.Orders.Any($0)",
            s => s.Customers.Where(c => c.Orders.Any(IsLate)),
            s => s.Customers.Where(c => c.Orders.Any(o => o.Id > 3))),
        new("An operator of the program's own", "PLAN.METHOD_UNSUPPORTED", "From<Customer>().Hinted()",
            s => s.Customers.Hinted().Where(c => c.Id > 2),
            s => s.Customers.Where(c => c.Id > 2)),
        new("A statement", "PLAN.NODE_UNSUPPORTED", "{ ... }",
            s => s.Customers.Select(Statements),
            s => s.Customers.Select(c => c.Id)),
        new("A plan of one value for rows", "PLAN.VALUE_EXPECTED", "From<Customer>().Where(",
            s => s.Customers.Build(q => q.Where(c => c.Id > 2)),
            s => s.Customers.Where(c => c.Id > 2)),
        new("The identity of texts", "PLAN.REFERENCE_COMPARISON", "object.ReferenceEquals(c.Name, c.City)",
            s => s.Customers.Where(c => ReferenceEquals(c.Name, c.City)),
            s => s.Customers.Where(c => !Equals(c.Name, c.City))),
    ];

    /// <summary>About a value, a mode or another provider: there is no part of the query to mark.</summary>
    private static readonly string[] WithoutPart =
        ["PLAN.CONVERSIONS_DIFFER", "PLAN.DATETIME_KIND", "PLAN.FOREIGN_QUERY", "PLAN.LITERAL_UNSUPPORTED", "PLAN.MODE_UNSUPPORTED", "PLAN.TEXT_INVALID"];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_error_names_the_part_and_a_rewrite_that_works(string name)
    {
        var refusal = Cases.Single(c => c.Name == name);
        var database = await ShopServer.GetAsync();
        var result = Result.Of(() => refusal.Query(database));
        var error = Assert.IsType<PrismaNextException>(result.Error);
        output.WriteLine(error.Message);
        Assert.Equal(refusal.Code, error.Code);
        var start = error.Message.IndexOf('⟦', StringComparison.Ordinal);
        Assert.True(start >= 0, $"No part is marked: {error.Message}");
        Assert.StartsWith(refusal.Marked, error.Message[(start + 1)..error.Message.IndexOf('⟧', StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.NotEmpty(error.Why);
        Assert.NotEmpty(error.Fix);

        var actual = Result.Of(() => refusal.Rewrite(database));
        Assert.Null(actual.Error);
        Assert.False(actual.IsEmpty);
        Assert.True(ResultTree.AreEqual(Result.Of(() => refusal.Rewrite(new MemoryShop())).Value, actual.Value, RowOrder.None));
    }

    [Fact]
    public async Task Flags_that_are_stored_by_name_are_not_compared_with_their_numbers()
    {
        var shop = await ShopServer.GetAsync();
        var query = shop.Payments.Select(p => BadgeRights.None).Union(shop.Orders.Select(o => BadgeRights.Enter)).Join(shop.Badges, r => r, b => b.Rights, (r, b) => b.CustomerId);
        Assert.Equal("PLAN.CONVERSIONS_DIFFER", Assert.Throws<PrismaNextException>(() => query.ToList()).Code);
    }

    [Fact]
    public void Every_code_of_the_compiler_has_a_row() =>
        Assert.Equal(Codes(), Cases.Select(c => c.Code).Concat(WithoutPart).Distinct().Order(StringComparer.Ordinal));

    // The codes of a query are those of the table under the first heading; writes have one of their own.
    private static IEnumerable<string> Codes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrismaNext.sln")))
            folder = folder.Parent;
        return File.ReadLines(Path.Combine(folder!.FullName, "docs", "errors.md")) // The tests run from inside the repository.
            .SkipWhile(line => line != "## PLAN")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .Order(StringComparer.Ordinal);
    }

    private static string Shout(string text) => text.ToUpperInvariant() + "!";

    private static decimal Weigh(Customer customer) => customer.Balance;

    private sealed class ByLength : IComparer<string>
    {
        public int Compare(string? x, string? y) => (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
    }

    private sealed record Named(int Id)
    {
        public string? Name { get; init; }
    }
}
