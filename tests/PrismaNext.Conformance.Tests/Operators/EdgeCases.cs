using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>Where one operator changes what the next one may do.</summary>
internal static class EdgeCases
{
    public static readonly Theme Theme = new("Edge",
    [
        Any("Any after Skip after Distinct", s => s.Customers.Where(c => c.Orders.Select(o => o.Status).Distinct().Skip(1).Any()).Select(c => c.Id)),
        Any("A member of the first of distinct rows", s => s.Customers.Where(c => c.Orders.Any()).Select(c => c.Orders.Select(o => new { o.Status, o.Id }).Distinct().OrderBy(x => x.Id).First().Status)),
        Any("A default where a value is null", s => s.Customers.Select(c => c.City).DefaultIfEmpty("none")),
        Any("A default per row where a value is null", s => s.Customers.SelectMany(c => c.Orders.Select(o => o.Note).DefaultIfEmpty("none"), (c, n) => new { c.Id, n })),
        Any("A default in the second sequence of a concat", s => s.Customers.Select(c => c.Id).Concat(s.Orders.Where(o => o.Id < 0).Select(o => o.Id).DefaultIfEmpty(-1))),
        Any("A default in the inner sequence of a join", s => s.Customers.Join(s.Orders.Where(o => o.Id < 0).Select(o => o.Id).DefaultIfEmpty(3), c => c.Id, i => i, (c, i) => c.Name)),
        Any("An order before DefaultIfEmpty", s => s.Customers.OrderByDescending(c => c.Id).DefaultIfEmpty().First()!.Id),
        Any("The order of the kept side of a right join", s => s.Orders.RightJoin(s.Customers.OrderByDescending(c => c.Id), o => o.CustomerId, c => c.Id, (o, c) => c.Id).First()),
        Any("An order before a grouping", s => s.Orders.OrderByDescending(o => o.Id).GroupBy(o => o.CustomerId).Select(g => g.First().Id)),
        Any("An order before a grouping, with aggregates", s => s.Orders.OrderByDescending(o => o.Id).GroupBy(o => o.CustomerId).Select(g => new { g.Key, Ids = g.Select(o => o.Id).ToList(), Count = g.Count() })),
        Any("A count of a group inside another query", s => s.Orders.GroupBy(o => o.EmployeeId).Select(g => new { g.Key, Counts = s.Customers.Where(c => c.Id <= g.Key).Select(c => g.Count()).ToList() })),
        Any("OfType of what can be null", s => s.Customers.Select(c => c.Age).OfType<int?>()),
        Any("Local objects by their members", s => s.Customers.SelectMany(c => Labels.Where(l => l.Id == c.Id), (c, l) => new { c.Name, l.Text })),
    ]);

    private static readonly Label[] Labels = [new(1, "one"), new(3, "three")];

    private sealed record Label(int Id, string Text);
}
