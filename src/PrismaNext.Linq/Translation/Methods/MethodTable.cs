using System.Reflection;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Translates one method, all overloads; null when this call has no exact SQL.</summary>
internal delegate SqlExpression? MethodTranslation(MethodCall call);

/// <summary>The methods that have SQL, from the lists of the method families. A method is found by the type that declares it and by its name.</summary>
internal static class MethodTable
{
    private static readonly Dictionary<(Type Type, string Name), MethodTranslation> Entries = new[]
    {
        StringMethods.Methods, SequenceMethods.Methods, StringSearchMethods.Methods, TextMethods.Methods, CharMethods.Methods, RegexMethods.Methods, ComparisonMethods.Methods,
        ConversionMethods.Methods, MathMethods.Methods, RandomMethods.Methods, DateTimeMethods.Methods, DateAndTimeMethods.Methods, IntervalMethods.Methods,
        TimeZoneMethods.Methods, EnumMethods.Methods, GuidMethods.Methods, NullableMethods.Methods, CollectionMethods.Methods, PgMethods.Methods,
    }.SelectMany(family => family).ToDictionary(entry => (entry.Type, entry.Name), entry => entry.Translate);

    /// <summary>The types and names that are in the table.</summary>
    public static IReadOnlyCollection<(Type Type, string Name)> Names => Entries.Keys;

    public static MethodTranslation? Find(MethodInfo method)
    {
        for (var type = method.DeclaringType; type is not null; type = type.BaseType)
        {
            if (Entries.TryGetValue((type.IsGenericType ? type.GetGenericTypeDefinition() : type, method.Name), out var translation))
                return translation;
        }

        return null;
    }
}
