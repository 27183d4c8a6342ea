using System.Collections.Frozen;
using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>Queries made of queries, captured values and local collections.</summary>
internal static class CompositionCases
{
    public static readonly Theme Theme = new("Composition",
    [
        Any("let", s => from c in s.Customers let n = c.Orders.Count() where n > 0 select new { c.Id, n }),
        Any("let of an entity", s => from o in s.Orders let c = o.Customer where c != null && c.Age > 20 select new { o.Id, c.Name }),
        Any("let of a collection", s => from c in s.Customers let open = c.Orders.Where(o => o.Status == OrderStatus.Open) select new { c.Id, Any = open.Any(), Count = open.Count() }),
        Any("let of a first row", s => from c in s.Customers let first = c.Orders.OrderBy(o => o.Id).FirstOrDefault() select new { c.Id, Missing = first == null, Note = first.Note }),
        Any("Two lets that build on each other", s => from c in s.Customers let a = c.Age ?? 0 let b = a * 2 where b > 60 orderby b select new { c.Id, a, b }),
        Any("A query used twice", s => { var active = s.Customers.Where(c => c.IsActive); return active.Where(c => c.Balance > active.Average(x => x.Balance)).Select(c => c.Id); }),
        Any("A query used in two places", s => { var paid = s.Orders.Where(o => o.Status == OrderStatus.Paid); return s.Customers.Select(c => new { c.Id, A = paid.Count(o => o.CustomerId == c.Id), B = paid.Any(o => o.CustomerId == c.ReferrerId) }); }),
        Any("A query built in steps", s => { var q = s.Customers.AsQueryable(); q = q.Where(c => c.Id > 1); q = q.Where(c => c.Age != null); q = q.Where(c => c.IsActive || c.City == "paris"); return q.Select(c => c.Id); }),
        Any("A captured predicate", s => { System.Linq.Expressions.Expression<Func<Customer, bool>> isOld = c => c.Age > 30; return s.Customers.Where(isOld).Select(c => c.Id); }),
        Any("A captured predicate inside a query", s => { System.Linq.Expressions.Expression<Func<Order, bool>> isOpen = o => o.Status == OrderStatus.Open; return s.Customers.Where(c => s.Orders.Where(o => o.CustomerId == c.Id).Any(isOpen)).Select(c => c.Id); }),
        Any("A captured predicate over a collection as a query", s => { System.Linq.Expressions.Expression<Func<Order, bool>> isOpen = o => o.Status == OrderStatus.Open; return s.Customers.Select(c => new { c.Id, Open = c.Orders.AsQueryable().Count(isOpen) }); }),
        Any("A captured selector", s => { System.Linq.Expressions.Expression<Func<Customer, string?>> city = c => c.City; return s.Customers.Select(city); }),
        Any("A value of a captured object", s => { var filter = new { Min = 20, City = (string?)"berlin" }; return s.Customers.Where(c => c.Age > filter.Min && c.City == filter.City).Select(c => c.Id); }),
        Any("A value of a captured array", s => { int[] values = [3, 5]; return s.Customers.Where(c => c.Id == values[0] || c.Id == values[1]).Select(c => c.Id); }),
        Any("A value that is calculated", s => { var today = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc); return s.Orders.Where(o => o.PlacedAt > today.AddDays(-30) && o.PlacedAt < today.AddDays(30)).Select(o => o.Id); }),
        Any("A condition of the program", s => { string? city = null; return s.Customers.Where(c => city == null || c.City == city).Select(c => c.Id); }),
        Any("A condition of the program that is met", s => { string? city = "paris"; return s.Customers.Where(c => city == null || c.City == city).Select(c => c.Id); }),
        Any("A conditional of the program", s => { var byAge = true; return s.Customers.Where(c => byAge ? c.Age > 30 : c.Balance > 0).Select(c => c.Id); }),
        Any("A local list joined", s => { int[] ids = [3, 1, 3, 99]; return s.Customers.Join(ids, c => c.Id, i => i, (c, i) => new { c.Id, i }); }),
        Any("A local list of objects joined", s => { var rows = new[] { new { Id = 1, Text = "a" }, new { Id = 4, Text = "b" }, new { Id = 4, Text = "c" } }; return s.Customers.Join(rows, c => c.Id, r => r.Id, (c, r) => new { c.Name, r.Text }); }),
        Any("A local list of objects in Any", s => { var rows = new[] { new { City = "berlin", Age = 30 }, new { City = "oslo", Age = 1 } }; return s.Customers.Where(c => rows.Any(r => r.City == c.City && r.Age <= c.Age)).Select(c => c.Id); }),
        Any("A local list of nullable values in Any", s => { int?[] values = [null, 40]; return s.Customers.Where(c => values.Any(v => v == c.Age || v < c.Age)).Select(c => c.Id); }),
        Any("A local list in All", s => { int[] values = [1, 3]; return s.Customers.Where(c => values.All(v => v < c.Id)).Select(c => c.Id); }),
        Any("A local list in Count", s => { int[] values = [1, 3, 7]; return s.Customers.Select(c => new { c.Id, Count = values.Count(v => v < c.Id), Max = values.Where(v => v < c.Id).Max(v => (int?)v) }); }),
        Any("A local list in SelectMany", s => { int[] values = [10, 20]; return s.Tags.SelectMany(t => values, (t, v) => new { t.Id, v }); }),
        Any("A local list of tuples that contains", s => { var list = new List<(int, string)> { (1, "anna"), (2, "x") }; return s.Customers.Where(c => list.Contains(ValueTuple.Create(c.Id, c.Name))).Select(c => c.Id); }),
        Any("A local list of anonymous objects that contains", s => { var list = new[] { new { c = "berlin", a = (int?)30 }, new { c = "paris", a = (int?)null } }.Select(x => new { City = (string?)x.c, Age = x.a }).ToList(); return s.Customers.Where(c => list.Contains(new { c.City, c.Age })).Select(c => c.Id); }),
        Any("A local set that contains", s => { var set = new HashSet<string> { "anna", "gus" }; return s.Customers.Where(c => set.Contains(c.Name)).Select(c => c.Id); }),
        Any("A list written in the query", s => s.Customers.Where(c => new[] { 1, 2, 30 }.Contains(c.Id)).Select(c => c.Id)),
        Any("A list of columns written in the query", s => s.Customers.Where(c => new[] { c.Age, c.ReferrerId }.Contains(30)).Select(c => c.Id)),
        Any("A list of columns that contains null", s => s.Customers.Where(c => new[] { c.Age, c.ReferrerId }.Contains(null)).Select(c => c.Id)),
        Any("A local query of a list", s => { var list = new List<int> { 1, 2, 3, 4 }; return s.Customers.Where(c => list.Where(x => x % 2 == 0).Contains(c.Id)).Select(c => c.Id); }),
        Any("A local list of entities that contains", s => { var list = s.Customers.Where(c => c.Id < 3).ToList(); return s.Customers.Where(c => list.Contains(c)).Select(c => c.Id); }),
        Any("A local query as the source", s => { int[] values = [5, 1, 3]; return values.AsQueryable().Where(v => s.Customers.Any(c => c.Id == v && c.IsActive)); }),
        Any("A local list of entities that does not contain", s => { var list = s.Customers.Where(c => c.Id < 3).ToList(); return s.Orders.Where(o => !list.Contains(o.Customer!)).Select(o => o.Id); }),
        Any("A local list of entities joined", s => { var list = s.Products.Where(p => p.Id < 5).ToList(); return s.Lines.Join(list, l => l.ProductId, p => p.Id, (l, p) => new { l.OrderId, l.Number, p.Name, p.Kind, p.Weight }); }),
        Any("A scalar sub-query", s => s.Customers.Where(c => c.Balance == s.Customers.Max(x => x.Balance)).Select(c => c.Id)),
        Any("A correlated scalar sub-query", s => s.Orders.Where(o => o.PlacedAt == s.Orders.Where(x => x.EmployeeId == o.EmployeeId).Max(x => x.PlacedAt)).Select(o => o.Id)),
        Any("A sub-query in an order and a projection", s => s.Employees.OrderBy(e => s.Orders.Count(o => o.EmployeeId == e.Id)).Select(e => new { e.Name, Orders = s.Orders.Count(o => o.EmployeeId == e.Id) })),
        Any("A sub-query compared with a sub-query", s => s.Employees.Where(e => s.Orders.Count(o => o.EmployeeId == e.Id) > s.Employees.Count(x => x.ManagerId == e.Id)).Select(e => e.Name)),
        Any("A sub-query in a sub-query", s => s.Categories.Where(c => s.Products.Any(p => p.CategoryId == c.Id && s.Lines.Any(l => l.ProductId == p.Id && l.Quantity > 3))).Select(c => c.Id)),
        Any("A sub-query over a projection", s => s.Customers.Select(c => new { c.Id, N = c.Orders.Count() }).Where(x => x.N == s.Customers.Max(c => c.Orders.Count())).Select(x => x.Id)),
        Any("Exists across three tables", s => s.Tags.Where(t => s.Orders.Any(o => o.Customer != null && o.Lines.Any(l => l.Product!.Tags.Contains(t)))).Select(t => t.Id)),
        Any("A query over a query over a query", s => s.Orders.Select(o => new { o.Id, o.EmployeeId }).Where(x => x.Id > 1).Select(x => new { x.EmployeeId, Twice = x.Id * 2 }).Where(x => x.Twice > 6).OrderBy(x => x.Twice).Select(x => x.EmployeeId).Distinct()),
        Any("A projection of a projection with nesting", s => s.Orders.Select(o => new { Outer = new { o.Id, Inner = new { o.Note, o.Customer } } }).Select(x => new { x.Outer.Id, x.Outer.Inner.Note, x.Outer.Inner.Customer!.Name })),
        Any("A filter on a whole object kept through two selects", s => s.Orders.Select(o => new { o }).Select(x => new { x.o, N = x.o.Lines.Count() }).Where(x => x.N > 1 && x.o.Discount != null).Select(x => x.o.Id)),
        Any("Conditions in many Wheres", s => s.Customers.Where(c => c.Id > 0).OrderBy(c => c.Id).Where(c => c.Age > 10).Select(c => new { c, X = c.Id * 2 }).Where(x => x.X < 14).Select(x => x.c).Where(c => c.IsActive).Select(c => c.Id)),
        Any("A non-equi self join", s => from a in s.Orders from b in s.Orders where a.EmployeeId == b.EmployeeId && a.Id < b.Id && a.Status != b.Status select new { A = a.Id, B = b.Id }),
        Any("A running count", s => s.Orders.Select(o => new { o.Id, Before = s.Orders.Count(x => x.PlacedAt < o.PlacedAt || x.PlacedAt == o.PlacedAt && x.Id < o.Id) })),
        Any("AsEnumerable at the end", s => s.Customers.Where(c => c.Id < 3).Select(c => c.Name).AsEnumerable().Select(n => n + "!")),
        Any("ToDictionary", s => s.Customers.Where(c => c.Id < 3).ToDictionary(c => c.Id, c => c.Name)),
        Any("ToLookup", s => s.Customers.ToLookup(c => c.City, c => c.Id)),
        Any("A local dictionary that has a key", s => { var d = new Dictionary<int, string> { [1] = "one", [2] = "two" }; return s.Customers.Where(c => d.ContainsKey(c.Id)).Select(c => c.Id); }),
        Any("A local dictionary with a comparer", s => { var d = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["ANNA"] = 1 }; return s.Customers.Where(c => d.ContainsKey(c.Name)).Select(c => c.Id); }),
        Any("The keys of a local dictionary with a comparer", s => { var d = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["ANNA"] = 1 }; return s.Customers.Where(c => d.Keys.Contains(c.Name)).Select(c => c.Id); }),
        Any("A local dictionary of a class of its own, with a comparer", s => { var d = new NameNumbers { ["ANNA"] = 1 }; return s.Customers.Where(c => d.ContainsKey(c.Name)).Select(c => c.Id); }),
        Any("A local dictionary that is read-only, with a comparer", s => { var d = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["ANNA"] = 1 }.AsReadOnly(); return s.Customers.Where(c => d.ContainsKey(c.Name) && d.Keys.Contains(c.Name)).Select(c => c.Id); }),
        Any("A local dictionary that is frozen, with a comparer", s => { var d = new Dictionary<string, int> { ["ANNA"] = 1 }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase); return s.Customers.Where(c => d.ContainsKey(c.Name)).Select(c => c.Id); }),
        Any("A local set of a class of its own, with a comparer", s => { var d = new Names { "ANNA" }; return s.Customers.Where(c => d.Contains(c.Name)).Select(c => c.Id); }),
        Any("A local dictionary seen as an interface", s => { IReadOnlyDictionary<string, int> d = new Dictionary<string, int> { ["anna"] = 1 }; return s.Customers.Where(c => d.ContainsKey(c.Name) || d.Keys.Contains(c.City ?? "anna")).Select(c => c.Id); }),
        Any("A local dictionary that has a value", s => { var d = new Dictionary<int, string> { [1] = "anna", [2] = "two" }; return s.Customers.Where(c => d.ContainsValue(c.Name) && d.Values.Contains(c.Name)).Select(c => c.Id); }),
        Any("A local dictionary as a table", s => { var d = new Dictionary<int, string> { [1] = "one", [2] = "two" }; return s.Customers.Where(c => d.ContainsKey(c.Id)).Select(c => d[c.Id]); }),
        Any("A method group as a predicate", s => s.Customers.Select(c => new { c.Id, Empty = c.Orders.Select(o => o.Note).Count(string.IsNullOrEmpty) })),
        Any("A method group of an object", s => { var ids = new List<int> { 1, 5 }; return s.Customers.Where(c => c.Orders.Select(o => o.Id).Any(ids.Contains)).Select(c => c.Id); }),
        Any("A method group of the program in the last Select", s => s.Customers.Select(c => new { c.Id, Marks = c.Orders.Select(o => o.Note).Select(Marked).ToList() })),
    ]);

    private sealed class NameNumbers() : Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    private sealed class Names() : HashSet<string>(StringComparer.OrdinalIgnoreCase);

    private static string Marked(string? note) => $"<{note}>";
}
