using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>Where one operator changes what the next one may do.</summary>
internal static class EdgeCases
{
    public static readonly Theme Theme = new("Edge",
    [
        Any("A chain of forty calls", s => s.Customers.Select(c => c.Name.Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().Trim().ToLower())),
        Any("Any after Skip after Distinct", s => s.Customers.Where(c => c.Orders.Select(o => o.Status).Distinct().Skip(1).Any()).Select(c => c.Id)),
        Any("A member of the first of distinct rows", s => s.Customers.Where(c => c.Orders.Any()).Select(c => c.Orders.Select(o => new { o.Status, o.Id }).Distinct().OrderBy(x => x.Id).First().Status)),
        Any("A default where a value is null", s => s.Customers.Select(c => c.City).DefaultIfEmpty("none")),
        Any("A default per row where a value is null", s => s.Customers.SelectMany(c => c.Orders.Select(o => o.Note).DefaultIfEmpty("none"), (c, n) => new { c.Id, n })),
        Any("A default in the second sequence of a concat", s => s.Customers.Select(c => c.Id).Concat(s.Orders.Where(o => o.Id < 0).Select(o => o.Id).DefaultIfEmpty(-1))),
        Any("A default in the inner sequence of a join", s => s.Customers.Join(s.Orders.Where(o => o.Id < 0).Select(o => o.Id).DefaultIfEmpty(3), c => c.Id, i => i, (c, i) => c.Name)),
        Any("An order before DefaultIfEmpty", s => s.Customers.OrderByDescending(c => c.Id).DefaultIfEmpty().First()!.Id),
        Any("The order of the kept side of a right join", s => s.Orders.RightJoin(s.Customers.OrderByDescending(c => c.Id), o => o.CustomerId, c => c.Id, (o, c) => c.Id).First()),
        Exact("Numbered rows of one rank, filtered by another table", s => s.Orders.GroupBy(o => o.CustomerId).Select(g => g.Any(o => o.Id > 0)).OrderByDescending(x => x).Select((x, i) => new { x, i }).Where(x => s.Customers.Where(c => c.Id == x.i).Any())),
        Any("An order before a grouping", s => s.Orders.OrderByDescending(o => o.Id).GroupBy(o => o.CustomerId).Select(g => g.First().Id)),
        Any("An order before a grouping, with aggregates", s => s.Orders.OrderByDescending(o => o.Id).GroupBy(o => o.CustomerId).Select(g => new { g.Key, Ids = g.Select(o => o.Id).ToList(), Count = g.Count() })),
        Any("A count of a group inside another query", s => s.Orders.GroupBy(o => o.EmployeeId).Select(g => new { g.Key, Counts = s.Customers.Where(c => c.Id <= g.Key).Select(c => g.Count()).ToList() })),
        Any("OfType of what can be null", s => s.Customers.Select(c => c.Age).OfType<int?>()),
        Any("The key of the dependent end of a one-to-one", s => s.Customers.Select(c => new { c.Id, Key = (int?)c.Badge!.CustomerId ?? -1 })),
        Any("Whether there is a dependent end", s => s.Customers.Select(c => new { c.Id, Has = c.Badge != null })),
        Any("A filter by the key of the dependent end", s => s.Customers.Where(c => c.Badge!.CustomerId == c.Id).Select(c => c.Id)),
        Any("A number or one of a wider type", s => s.Customers.Select(c => c.Age ?? 2.25)),
        Any("A number or a decimal", s => s.Customers.Select(c => c.Age ?? 0.5m)),
        Any("Equals of entities of two types", s => from c in s.Customers from o in s.Orders where c.Id == o.Id select new { c.Id, Same = c.Equals(o), Other = !Equals(c, o) }),
        Any("A default after an outer value", s => s.Customers.SelectMany(c => s.Orders.Where(o => o.CustomerId == c.Id).Select(o => c.City).DefaultIfEmpty(), (c, city) => new { c.Id, city })),
        Any("A default after an outer number", s => s.Customers.SelectMany(c => c.Orders.Select(o => c.Id).DefaultIfEmpty(), (c, id) => new { c.Id, Other = id })),
        Any("A default after a constant", s => s.Customers.SelectMany(c => c.Orders.Select(o => 7).DefaultIfEmpty(), (c, id) => new { c.Id, Other = id })),
        Any("A collection and itself", s => from a in s.Customers from b in s.Customers where a.Orders == b.Orders select new { A = a.Id, B = b.Id }),
        Any("A collection and another one of its owner", s => s.Customers.Select(c => new { c.Id, Same = c.Orders.Equals(c.Referred) })),
        Any("Exists of a list", s => s.Customers.Where(c => c.Orders.Exists(o => o.Status == OrderStatus.Shipped)).Select(c => c.Id)),
        Any("TrueForAll of a list", s => s.Customers.Where(c => c.Orders.TrueForAll(o => o.Note != null)).Select(c => c.Id)),
        Any("Find in a list", s => s.Customers.Select(c => new { c.Id, c.Orders.Find(o => o.Discount != null && o.Status == OrderStatus.Cancelled)!.Note })),
        Any("Contains in boxed values", s => s.Customers.Where(c => Boxed.Contains(c.Id)).Select(c => c.Id)),
        Any("Contains of a text in boxed values", s => s.Customers.Where(c => Boxed.Contains(c.City)).Select(c => c.Id)),
        Any("Contains in an immutable array", s => s.Customers.Where(c => Immutable.Contains(c.Id)).Select(c => c.Id)),
        Any("Distinct groups", s => s.Orders.GroupBy(o => o.CustomerId).Distinct().Select(g => new { g.Key, Count = g.Count() })),
        Any("Distinct objects with a collection of their own", s => s.Customers.Select(c => new { c.City, Notes = c.Orders.Select(o => o.Note).ToList() }).Distinct()),
        Any("An element at a place before the first", s => s.Customers.Select(c => new { c.Id, Last = c.Orders.OrderBy(o => o.Id).Select(o => (int?)o.Id).ElementAtOrDefault(c.Orders.Count() - 1) })),
        Any("A flag that may be missing, negated twice", s => s.Orders.Where(o => !!o.Customer!.IsActive).Select(o => o.Id)),
        Any("Distinct collections", s => s.Customers.Select(c => c.Orders).Distinct().Select(l => l.Count)),
        Exact("An element at a place that the row says", s => s.Categories.Where(c => c.Id < 3).OrderBy(c => c.Id).Select(c => c.Children.OrderBy(x => x.Id).ElementAtOrDefault(c.ParentId == null ? 1 : 0)!.Id)),
        Any("The text of an entity", s => s.Customers.Select(c => new { c.Id, Text = c.ToString() })),
        Any("A filter by the negation of a flag that may be missing", s => s.Orders.Where(o => !o.Customer!.IsActive).Select(o => o.Id)),
        Any("A filter by the negation of one of two flags", s => s.Orders.Where(o => !(o.Discount == null ? o.Customer!.IsActive : o.Customer!.Referrer!.IsActive)).Select(o => o.Id)),
        Any("A filter by the negation of a condition with a missing flag", s => s.Orders.Where(o => !(o.Customer!.IsActive && o.Note == null)).Select(o => o.Id)),
        Any("A float as a decimal", s => s.Badges.Select(b => new { b.CustomerId, Exact = (decimal)b.Weight, Sum = (decimal)b.Weight + 1 })),
        Any("A filter by a function of single precision", s => s.Badges.Where(b => MathF.Sin(b.Weight) > 0 && MathF.Exp(b.Weight) > 1 && MathF.Round(b.Weight) >= 0).Select(b => b.CustomerId)),
        Any("What is below a microsecond", s => s.Orders.Where(o => o.PlacedAt.Nanosecond == 0).Select(o => o.Id)),
        Any("Local objects by their members", s => s.Customers.SelectMany(c => Labels.Where(l => l.Id == c.Id), (c, l) => new { c.Name, l.Text })),
    ]);

    private static readonly object?[] Boxed = [1, 3L, "berlin", null, 5];

    private static readonly System.Collections.Immutable.ImmutableArray<int> Immutable = [2, 4];

    private static readonly Label[] Labels = [new(1, "one"), new(3, "three")];

    private sealed record Label(int Id, string Text);
}
