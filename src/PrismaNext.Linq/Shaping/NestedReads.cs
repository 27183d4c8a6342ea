using System.Data.Common;
using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Shaping;

/// <summary>Reading of nested collections; called by emitted code.</summary>
internal static class NestedReads
{
    public static List<T> ReadList<T>(
        DbDataReader reader, int ordinal, SlotValues values, TieredDelegate<Func<NpgsqlNestedDataReader, SlotValues, T>> element)
    {
        var list = new List<T>();

        // An outer join with a grouped table leaves null, not an empty array, where there is no group.
        if (reader.IsDBNull(ordinal))
            return list;
        using var records = (NpgsqlNestedDataReader)reader.GetData(ordinal);
        while (records.Read())
            list.Add(element.Next()(records, values));
        return list;
    }

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
