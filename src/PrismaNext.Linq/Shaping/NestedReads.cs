using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Shaping;

/// <summary>Reading of nested collections; called by emitted code.</summary>
internal static class NestedReads
{
    public static T? ReadSingle<T>(List<T> list, Cardinality cardinality) => (list.Count, cardinality) switch
    {
        (0, Cardinality.FirstOrDefault or Cardinality.SingleOrDefault) => default,
        (0, _) => throw SequenceErrors.NoElements(),
        ( > 1, Cardinality.Single or Cardinality.SingleOrDefault) => throw SequenceErrors.MoreThanOneElement(),
        _ => list[0],
    };

    public static void AddAll<T>(IEnumerable<T> target, IEnumerable<T> items)
    {
        // The property has no setter, so it must hold a collection of its own.
        if (target is not ICollection<T> { IsReadOnly: false } collection)
            throw RowErrors.CollectionUnavailable(typeof(T));
        foreach (var item in items)
            collection.Add(item);
    }
}
