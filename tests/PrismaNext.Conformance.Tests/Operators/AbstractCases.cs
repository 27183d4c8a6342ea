using PrismaNext.Conformance.Tests.Harness;
using static PrismaNext.Conformance.Tests.Harness.Case;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>An abstract class in the middle of a hierarchy, as a source and as the end of relations.</summary>
internal static class AbstractCases
{
    public static readonly Theme Theme = new("Abstract",
    [
        Any("All birds", s => s.From<Bird>()),
        Any("Birds by OfType", s => s.From<Animal>().OfType<Bird>()),
        Any("Members of birds", s => s.From<Bird>().Where(b => b.CanFly).Select(b => new { b.Id, b.Name, b.HunterId })),
        Any("Members of birds by OfType", s => s.From<Animal>().OfType<Bird>().Where(b => !b.CanFly).Select(b => new { b.Id, b.Name })),
        Any("Leaves of birds", s => s.From<Bird>().OfType<Kiwi>().Select(k => new { k.Island, k.CanFly })),
        Any("Birds as animals", s => s.From<Bird>().Cast<Animal>().Select(a => a.Name)),
        Any("Is a bird", s => s.From<Animal>().Select(a => new { a.Id, Bird = a is Bird, Kiwi = a is Kiwi })),
        Any("As a bird", s => s.From<Animal>().Select(a => new { a.Id, CanFly = (bool?)(a as Bird)!.CanFly, (a as Kiwi)!.Island })),
        Any("A filter by as", s => s.From<Animal>().Where(a => (a as Bird)!.CanFly).Select(a => a.Id)),
        Any("A filter by is", s => s.From<Animal>().Where(a => a is Bird && ((Bird)a).CanFly).Select(a => a.Id)),
        Any("A conditional by is", s => s.From<Animal>().Select(a => a is Bird ? "bird " + ((Bird)a).CanFly : "other")),
        Any("A reference to a bird", s => s.From<Keeper>().Select(k => new { k.Id, k.Favourite })),
        Any("A member of a reference to a bird", s => s.From<Keeper>().Select(k => new { k.Id, k.Favourite!.Name, CanFly = (bool?)k.Favourite!.CanFly })),
        Any("A filter by a reference to a bird", s => s.From<Keeper>().Where(k => k.Favourite!.CanFly).Select(k => k.Id)),
        Any("A filter by what a reference is", s => s.From<Keeper>().Where(k => k.Favourite is Kiwi).Select(k => k.Id)),
        Any("A member of what a reference is", s => s.From<Keeper>().Select(k => new { k.Id, (k.Favourite as Kiwi)!.Island })),
        Any("A filter by no reference", s => s.From<Keeper>().Where(k => k.Favourite == null).Select(k => k.Id)),
        Any("A chain through a bird", s => s.From<Keeper>().Select(k => new { k.Id, Hunter = k.Favourite!.Hunter!.Name, Keeper = k.Favourite!.Hunter!.Keeper!.Name })),
        Any("A reference from a bird", s => s.From<Bird>().Where(b => b.Hunter!.Wingspan > 190).Select(b => b.Id)),
        Any("A reference from an animal as a bird", s => s.From<Animal>().Select(a => new { a.Id, Hunter = (a as Bird)!.Hunter!.Name })),
        Any("A collection of birds", s => s.From<Eagle>().Select(e => new { e.Id, Prey = e.Prey.ToList() })),
        Any("A refined collection of birds", s => s.From<Eagle>().Select(e => new { e.Id, Prey = e.Prey.Where(b => !b.CanFly).Select(b => b.Name).ToList() })),
        Any("A leaf in a collection of birds", s => s.From<Eagle>().Select(e => new { e.Id, Prey = e.Prey.OfType<Kiwi>().Select(k => k.Island).ToList() })),
        Any("A count of a collection of birds", s => s.From<Eagle>().Select(e => new { e.Id, Count = e.Prey.Count, Flying = e.Prey.Count(b => b.CanFly) })),
        Any("A filter by a collection of birds", s => s.From<Eagle>().Where(e => e.Prey.Any(b => b is Kiwi)).Select(e => e.Id)),
        Any("Birds in a collection of animals", s => s.From<Keeper>().Select(k => new { k.Id, Birds = k.Animals.OfType<Bird>().ToList() })),
        Any("Members of birds in a collection of animals", s => s.From<Keeper>().Select(k => new { k.Id, Birds = k.Animals.OfType<Bird>().Where(b => b.CanFly).Select(b => b.Name).ToList() })),
        Any("Birds of all keepers", s => s.From<Keeper>().SelectMany(k => k.Animals).OfType<Bird>().Select(b => b.Name)),
        Any("A collection of a bird as an eagle", s => s.From<Bird>().Where(b => (b as Eagle)!.Prey.Any(p => p.Id > 2)).Select(b => b.Id)),
        Any("The first bird of a keeper", s => s.From<Keeper>().Select(k => new { k.Id, First = k.Animals.OfType<Bird>().OrderBy(b => b.Id).FirstOrDefault() })),
        Any("A join of birds", s => s.From<Keeper>().Join(s.From<Bird>(), k => k.Id, b => b.KeeperId, (k, b) => new { Keeper = k.Name, b })),
        Any("A left join of birds", s => s.From<Keeper>().LeftJoin(s.From<Bird>(), k => k.Id, b => b.KeeperId, (k, b) => new { Keeper = k.Name, b })),
        Any("A group join of birds", s => s.From<Keeper>().GroupJoin(s.From<Bird>(), k => k.Id, b => b.KeeperId, (k, b) => new { k.Name, Count = b.Count() })),
        Any("A grouping of birds", s => s.From<Bird>().GroupBy(b => b.CanFly).Select(g => new { g.Key, Count = g.Count(), Kiwis = g.Count(b => b is Kiwi) })),
        Any("Elements of a grouping of birds", s => s.From<Bird>().GroupBy(b => b.CanFly).Select(g => new { g.Key, Birds = g.ToList() })),
        Ordered("The last birds", s => s.From<Bird>().OrderByDescending(b => b.Id).Take(3)),
        Any("Distinct birds", s => s.From<Bird>().Distinct()),
        Any("A union of birds", s => s.From<Bird>().Where(b => b.CanFly).Union(s.From<Bird>().Where(b => b.Id > 2))),
        Any("A concat of animals and birds", s => s.From<Animal>().Where(a => a.Id == 5).Concat(s.From<Bird>())),
        Any("GetType of a bird", s => s.From<Bird>().Where(b => b.GetType() == typeof(Kiwi)).Select(b => b.Id)),
        Any("Birds as an array", s => s.From<Bird>().ToArray<Animal>()),
        Any("Birds as a list of animals", s => s.From<Animal>().OfType<Bird>().ToList<Animal>()),
    ]);
}
