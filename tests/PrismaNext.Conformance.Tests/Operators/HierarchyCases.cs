using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>One table for many types, and a table for each.</summary>
internal static class HierarchyCases
{
    public static readonly Theme Theme = new("Hierarchy",
    [
        Any("All rows as what they are", s => s.Vehicles),
        Any("OfType of a leaf", s => s.Vehicles.OfType<Car>()),
        Any("OfType of an inner type", s => s.Vehicles.OfType<Truck>()),
        Any("OfType then a filter", s => s.Vehicles.OfType<Car>().Where(c => c.Seats > 2 && c.IsElectric != true).Select(c => c.Name)),
        Any("OfType of a leaf's leaf", s => s.Vehicles.OfType<Tanker>().Select(t => new { t.Liquid, t.Load, t.Name })),
        Any("From a derived type", s => s.From<Car>().Select(c => new { c.Id, c.Seats })),
        Any("From an inner type", s => s.From<Truck>()),
        Any("A filter by is", s => s.Vehicles.Where(v => v is Truck).Select(v => v.Id)),
        Any("A filter by is not", s => s.Vehicles.Where(v => !(v is Truck)).Select(v => v.Id)),
        Any("A projection by is", s => s.Vehicles.Select(v => new { v.Id, Car = v is Car, Truck = v is Truck, Tanker = v is Tanker })),
        Any("A filter by as", s => s.Vehicles.Where(v => (v as Car) != null && ((Car)v).Seats > 2).Select(v => v.Id)),
        Any("A member by as", s => s.Vehicles.Select(v => new { v.Id, Seats = (int?)(v as Car)!.Seats, (v as Truck)!.Load })),
        Any("A conditional by is", s => s.Vehicles.Select(v => v is Car ? "car " + ((Car)v).Seats : v is Tanker ? ((Tanker)v).Liquid : "other")),
        Any("Cast to a derived type", s => s.Vehicles.Where(v => v is Car).Cast<Car>().Select(c => c.Seats)),
        Any("Cast to the base", s => s.Vehicles.OfType<Car>().Cast<Vehicle>().Select(v => v.Name)),
        Any("A grouping by is", s => s.Vehicles.GroupBy(v => v is Truck).Select(g => new { g.Key, Count = g.Count() })),
        Any("An aggregate over a leaf", s => s.Vehicles.OfType<Truck>().Sum(t => t.Load)),
        Any("A union of leaves", s => s.Vehicles.OfType<Car>().Select(c => c.Name).Union(s.Vehicles.OfType<Tanker>().Select(t => t.Name))),
        Any("A concat of the base and a leaf", s => s.Vehicles.Where(v => v.Id < 3).Concat(s.Vehicles.OfType<Truck>())),
        Any("A navigation from the base", s => s.Vehicles.Select(v => new { v.Id, Owner = v.Owner == null ? null : v.Owner.Name })),
        Any("A navigation from a leaf", s => s.Vehicles.OfType<Car>().Where(c => c.Owner!.IsActive).Select(c => c.Id)),
        Any("A join with a leaf", s => s.Customers.Join(s.Vehicles.OfType<Car>(), c => c.Id, v => v.OwnerId, (c, v) => new { c.Name, v.Seats })),
        Any("A left join with a leaf", s => s.Customers.LeftJoin(s.Vehicles.OfType<Car>(), c => c.Id, v => v.OwnerId, (c, v) => new { c.Name, v })),
        Any("A filter by a leaf in a collection", s => s.Customers.Where(c => c.Vehicles.OfType<Truck>().Any(t => t.Load > 1)).Select(c => c.Id)),
        Any("A filter by is in a collection", s => s.Customers.Where(c => c.Vehicles.Any(v => v is Car)).Select(c => c.Id)),
        Ordered("An order by a leaf's column", s => s.Vehicles.OrderBy(v => (v as Truck)!.Load).ThenBy(v => v.Id).Select(v => v.Id)),
        Any("A distinct of a hierarchy", s => s.Vehicles.Select(v => v.Name).Distinct()),
        Any("Entities of a hierarchy, distinct", s => s.Vehicles.Distinct()),
        Ordered("Take of a hierarchy", s => s.Vehicles.OrderByDescending(v => v.Id).Take(3)),
        Any("The first of a hierarchy per row", s => s.Customers.Select(c => new { c.Id, V = c.Vehicles.OrderBy(v => v.Id).FirstOrDefault() })),
        Any("GetType", s => s.Vehicles.Where(v => v.GetType() == typeof(Car)).Select(v => v.Id)),
        Any("Tables for each type: all", s => s.Payments),
        Any("Tables for each type: a leaf", s => s.Payments.OfType<CardPayment>()),
        Any("Tables for each type: from a leaf", s => s.From<CashPayment>().Select(p => new { p.Id, p.Amount, p.Change })),
        Any("Tables for each type: is", s => s.Payments.Select(p => new { p.Id, Cash = p is CashPayment, Card = p is CardPayment })),
        Any("Tables for each type: as", s => s.Payments.Select(p => new { p.Id, (p as CashPayment)!.Change, (p as CardPayment)!.Number })),
        Any("Tables for each type: a filter", s => s.Payments.Where(p => p is CardPayment && ((CardPayment)p).Number == "x").Select(p => p.Id)),
        Any("Tables for each type: a navigation", s => s.Payments.Where(p => p.Order!.Customer!.Name == "anna").Select(p => p.Id)),
        Any("Tables for each type: a collection's aggregate", s => s.Orders.Select(o => new { o.Id, Sum = o.Payments.Sum(p => p.Amount), Cash = o.Payments.OfType<CashPayment>().Count() })),
        Any("Tables for each type: a collection", s => s.Orders.Select(o => new { o.Id, Payments = o.Payments.Select(p => p.Amount).ToList() })),
        Any("Tables for each type: a join", s => s.Orders.Join(s.Payments, o => o.Id, p => p.OrderId, (o, p) => new { o.Id, p })),
        Any("Tables for each type: a left join", s => s.Orders.LeftJoin(s.Payments, o => o.Id, p => p.OrderId, (o, p) => new { o.Id, p })),
        Any("Tables for each type: a concat", s => s.Payments.Where(p => p.Id < 3).Concat(s.Payments.OfType<CashPayment>())),
        Any("Tables for each type: a grouping", s => s.Payments.GroupBy(p => p is CashPayment).Select(g => new { g.Key, Sum = g.Sum(p => p.Amount) })),
        Ordered("Tables for each type: Take", s => s.Payments.OrderByDescending(p => p.Id).Take(3)),
        Any("Tables for each type: distinct", s => s.Payments.Distinct()),
    ]);
}
