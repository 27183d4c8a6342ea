using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Translates one property or field; null when this one has no exact SQL.</summary>
internal delegate SqlExpression? MemberTranslation(MemberAccess access);

/// <summary>The properties and fields that have SQL, from the lists of the method families.</summary>
internal static class MemberTable
{
    private static readonly Dictionary<(Type Type, string Name), MemberTranslation> Entries = new[]
    {
        StringMethods.Members, DateTimeMethods.Members, DateAndTimeMethods.Members, IntervalMethods.Members, NullableMethods.Members, CollectionMethods.Members,
    }.SelectMany(family => family).ToDictionary(entry => (entry.Type, entry.Name), entry => entry.Translate);

    /// <summary>The types and names that are in the table.</summary>
    public static IReadOnlyCollection<(Type Type, string Name)> Names => Entries.Keys;

    public static MemberTranslation? Find(Type type, string name) =>
        Entries.GetValueOrDefault((type.IsGenericType ? type.GetGenericTypeDefinition() : type, name));
}
