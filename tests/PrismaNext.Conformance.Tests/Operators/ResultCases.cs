using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>The types that collections in a result can have.</summary>
internal static class ResultCases
{
    public static readonly Theme Theme = new("Result",
    [
        Exact("An ordered sequence", s => s.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, X = c.Orders.OrderBy(o => o.Id) })),
        Exact("An ordered sequence, twice", s => s.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, X = c.Orders.OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Id) })),
        Exact("An ordered sequence of scalars", s => s.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).OrderDescending() })),
        Exact("An ordered query", s => s.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, X = s.Orders.Where(o => o.CustomerId == c.Id).OrderBy(o => o.Id) })),
        Any("A query", s => s.Customers.Select(c => new { c.Id, X = s.Orders.Where(o => o.CustomerId == c.Id) })),
        Any("A query of the list", s => s.Customers.Select(c => new { c.Id, X = c.Orders.AsQueryable().Where(o => o.Id > 1) })),
        Any("A sequence", s => s.Customers.Select(c => new { c.Id, X = c.Orders.AsEnumerable() })),
        Any("Interfaces of a list", s => s.Customers.Select(c => new Lists<int>(c.Orders.Select(o => o.Id).ToList(), c.Orders.Select(o => o.Id).ToList(), c.Orders.Select(o => o.Id).ToList(), c.Orders.Select(o => o.Id).ToList(), c.Orders.Select(o => o.Id)))),
        Any("Interfaces of a list by members", s => s.Customers.Select(c => new Members { Sequence = c.Orders, Collection = c.Orders, List = c.Orders, Some = c.Orders, Indexed = c.Orders })),
        Any("Sets", s => s.Customers.Select(c => new Sets { Set = c.Orders.Select(o => o.Note).ToHashSet(), Any = c.Orders.Select(o => o.Note).ToHashSet(), Some = c.Orders.Select(o => o.Note).ToHashSet() })),
        Any("A set by its constructor", s => s.Customers.Select(c => new { c.Id, X = new HashSet<int>(c.Orders.Select(o => o.EmployeeId)) })),
        Any("A list by its constructor", s => s.Customers.Select(c => new { c.Id, X = new List<int>(c.Orders.Select(o => o.EmployeeId)) })),
        Exact("A sorted set by its constructor", s => s.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, X = new SortedSet<int>(c.Orders.Select(o => o.EmployeeId)) })),
        Any("A queue by its constructor", s => s.Customers.Select(c => new { c.Id, X = new Queue<int>(c.Orders.OrderBy(o => o.Id).Select(o => o.Id)) })),
        Any("A linked list by its constructor", s => s.Customers.Select(c => new { c.Id, X = new LinkedList<int>(c.Orders.Select(o => o.Id)) })),
        Any("A collection by its constructor", s => s.Customers.Select(c => new { c.Id, X = new Collection<int>(c.Orders.Select(o => o.Id).ToList()) })),
        Any("A collection that is watched", s => s.Customers.Select(c => new { c.Id, X = new ObservableCollection<int>(c.Orders.Select(o => o.Id)) })),
        Any("A collection that is only read", s => s.Customers.Select(c => new { c.Id, X = new ReadOnlyCollection<int>(c.Orders.Select(o => o.Id).ToList()) })),
        Any("A list made read-only", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).ToList().AsReadOnly() })),
        Any("An immutable array", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).ToImmutableArray() })),
        Any("An immutable list", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).ToImmutableList() })),
        Any("An immutable set", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).ToImmutableHashSet() })),
        Any("A frozen set", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).ToFrozenSet() })),
        Any("A bag", s => s.Customers.Select(c => new { c.Id, X = new ConcurrentBag<int>(c.Orders.Select(o => o.Id)) })),
        Any("A dictionary", s => s.Customers.Select(c => new { c.Id, X = c.Orders.ToDictionary(o => o.Id, o => o.Note) })),
        Any("A lookup", s => s.Customers.Select(c => new { c.Id, X = c.Orders.ToLookup(o => o.EmployeeId, o => o.Id) })),
        Any("Groups", s => s.Customers.Select(c => new { c.Id, X = c.Orders.GroupBy(o => o.EmployeeId) })),
        Any("Groups as a list", s => s.Customers.Select(c => new { c.Id, X = c.Orders.GroupBy(o => o.EmployeeId, o => o.Id).ToList() })),
        Any("A plain sequence", s => s.Customers.Select(c => new Untyped { Items = c.Orders })),
        Any("An object", s => s.Customers.Select(c => new { c.Id, X = (object)c.Orders.Select(o => o.Id).ToList() })),
        Any("Cast to an interface", s => s.Customers.Select(c => new { c.Id, X = (IReadOnlyCollection<Order>)c.Orders })),
        Any("An array of a base", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.OfType<Car>().ToArray<Vehicle>() })),
        Any("A list of a base", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.OfType<Car>().ToList<Vehicle>() })),
        Any("A sequence of a base", s => s.Customers.Select(c => new { c.Id, X = (IEnumerable<Vehicle>)c.Vehicles.OfType<Car>() })),
        Any("A sequence of a base from a list", s => s.Customers.Select(c => new { c.Id, X = (IEnumerable<Vehicle>)c.Vehicles.OfType<Truck>().ToList() })),
        Any("A read-only list of a base", s => s.Customers.Select(c => new { c.Id, X = (IReadOnlyList<Vehicle>)c.Vehicles.OfType<Truck>().ToArray() })),
        Any("An array seen as one of a base", s => s.Customers.Select(c => new { c.Id, X = (Vehicle[])c.Vehicles.OfType<Truck>().ToArray() })),
        Any("Cast to a base", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.OfType<Truck>().Cast<Vehicle>() })),
        Any("Cast to a base as a list", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.OfType<Truck>().Cast<Vehicle>().ToList() })),
        Any("Cast to an object", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.Cast<object>().ToList() })),
        Any("Cast of texts to objects", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Note).Cast<object>().ToArray() })),
        Any("Cast of numbers to objects", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => o.Id).Cast<object>().ToList() })),
        Any("Boxed elements", s => s.Customers.Select(c => new { c.Id, X = c.Orders.Select(o => (object)o.Id).ToList() })),
        Any("A sequence of objects", s => s.Customers.Select(c => new { c.Id, X = (IEnumerable<object>)c.Orders })),
        Any("An array of objects", s => s.Customers.Select(c => new { c.Id, X = c.Orders.ToArray<object>() })),
        Any("Elements seen as a base", s => s.Customers.Select(c => new { c.Id, X = c.Vehicles.OfType<Car>().Select(v => (Vehicle)v).ToList() })),
        Any("A hierarchy's array at the top", s => s.Vehicles.OfType<Car>().ToArray<Vehicle>()),
        Any("A hierarchy's sequence at the top", s => ((IQueryable<Vehicle>)s.Vehicles.OfType<Truck>()).Select(v => v.Name)),
        Any("A hierarchy seen as its base at the top", s => (IQueryable<Vehicle>)s.Vehicles.OfType<Truck>()),
        Any("A query seen as its base, filtered", s => ((IQueryable<Vehicle>)s.Vehicles.OfType<Truck>()).Where(v => v.Id > 3)),
        Any("Objects of a query", s => ((IQueryable<object>)s.Vehicles.OfType<Truck>()).ToList()),
        Any("An array column's sequence", s => s.Customers.Select(c => new { c.Id, X = new[] { c.Id, c.Id + 1 }.Where(i => i > 2) })),
        Any("An array made of columns", s => s.Customers.Select(c => new { c.Id, X = new[] { c.Name, c.City } })),
        Any("A list made of columns", s => s.Customers.Select(c => new { c.Id, X = new List<string?> { c.Name, c.City } })),
        Any("A list of objects", s => s.Customers.Select(c => new { c.Id, X = new List<object?> { c.Name, c.Age } })),
        Any("An array of entities", s => s.Orders.Select(o => new { o.Id, X = new[] { o.Customer, o.Customer!.Referrer } })),
        Any("A dictionary made of columns", s => s.Customers.Select(c => new Dictionary<string, object?> { { "Id", c.Id }, { "Name", c.Name } })),
        Any("A list added to", s => s.Customers.Select(c => new Filled { Items = { c.Id, c.Id + 1 } })),
        Any("A list added to, of constants", s => s.Customers.Select(c => new Filled { Id = c.Id, Items = { 1, 2 } })),
        Any("A dictionary added to", s => s.Customers.Select(c => new Filled { Id = c.Id, Names = { { c.Id, c.Name }, { -1, "" } } })),
        Any("A list added to a sub-query's value", s => s.Customers.Select(c => new Filled { Items = { c.Orders.Count(), c.Orders.Max(o => (int?)o.Id) ?? 0 } })),
        Any("A list added to, then a filter by another member", s => s.Customers.Select(c => new Filled { Id = c.Id, Items = { c.Id } }).Where(f => f.Id > 3)),
        Ordered("A list added to, then an order and paging by another member", s => s.Customers.Select(c => new Filled { Id = c.Id, Items = { c.Id, 7 } }).OrderByDescending(f => f.Id).Skip(1).Take(3)),
        Any("A list of what a row is compared with", s => { var f = new Filled { Items = { 2, 3 } }; return s.Customers.Where(c => f.Items.Contains(c.Id) || new Filled { Items = { 5 } }.Items.Contains(c.Id)).Select(c => c.Id); }),
        Any("An object filled in", s => s.Customers.Select(c => new Nested { Inner = { Note = c.Name } })),
        Any("An object filled in below another", s => s.Customers.Select(c => new Nested { Id = c.Id, Inner = { Note = c.City, Marks = { c.Name, "x" } } }).Where(n => n.Id != 4)),
    ]);

    internal sealed record Lists<T>(ICollection<T> Collection, IList<T> List, IReadOnlyCollection<T> Some, IReadOnlyList<T> Indexed, IEnumerable<T> Sequence);

    internal sealed class Members
    {
        public required IEnumerable<Order> Sequence { get; init; }

        public required ICollection<Order> Collection { get; init; }

        public required IList<Order> List { get; init; }

        public required IReadOnlyCollection<Order> Some { get; init; }

        public required IReadOnlyList<Order> Indexed { get; init; }
    }

    internal sealed class Sets
    {
        public required HashSet<string?> Set { get; init; }

        public required ISet<string?> Any { get; init; }

        public required IReadOnlySet<string?> Some { get; init; }
    }

    internal sealed class Untyped
    {
        public required IEnumerable Items { get; init; }
    }

    internal sealed class Filled
    {
        public int Id { get; init; }

        public List<int> Items { get; } = [];

        public Dictionary<int, string> Names { get; } = [];
    }

    internal sealed class Nested
    {
        public int Id { get; init; }

        public Noted Inner { get; } = new();
    }

    internal sealed class Noted
    {
        public int Count { get; } = 3;

        public HashSet<string> Marks { get; } = [];

        public string? Note { get; set; }
    }
}
