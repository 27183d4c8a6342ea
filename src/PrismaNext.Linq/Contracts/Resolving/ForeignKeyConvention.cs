using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds the properties that are a foreign key by their attributes and names.</summary>
internal static class ForeignKeyConvention
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>The names in a <c>ForeignKey</c> attribute, each of a property or else of a column; null without the attribute.</summary>
    public static IReadOnlyList<string>? Attributed(EntityResolution dependent, PropertyInfo? navigation)
    {
        if (navigation is null)
            return null;
        if (navigation.GetCustomAttribute<ForeignKeyAttribute>() is { } attribute)
            return Split(attribute.Name);
        // On a property that fills a column, the attribute names the navigation.
        var properties = dependent.AllValues.Where(property => property.GetCustomAttribute<ForeignKeyAttribute>()?.Name == navigation.Name)
            .OrderBy(property => property.GetCustomAttribute<ColumnAttribute>()?.Order ?? -1)
            .Select(property => property.Name)
            .ToList();
        return properties.Count > 0 ? properties : null;
    }

    /// <summary>The properties named after the navigation or the class at the other end, and its key; null when there are none.</summary>
    public static IReadOnlyList<string>? Named(EntityResolution dependent, EntityResolution principal, PropertyInfo? navigation)
    {
        var keys = principal.KeyProperties;
        foreach (var prefix in Prefixes(dependent, principal, navigation))
        {
            if (Find(dependent, keys.Select(key => prefix + key)) is { } composed)
                return composed;
            if (keys.Count == 1 && Find(dependent, [prefix + "Id"]) is { } single)
                return single;
        }
        // A key such as 'UserId' keeps its name in the tables that refer to it.
        var isNamedAfterType = keys.All(key => key.StartsWith(principal.Type.Name, StringComparison.OrdinalIgnoreCase));
        return isNamedAfterType && dependent.Root != principal.Root ? Find(dependent, keys) : null;
    }

    public static IReadOnlyList<string> Split(string names) => names.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Prefixes(EntityResolution dependent, EntityResolution principal, PropertyInfo? navigation)
    {
        if (navigation is not null)
            yield return navigation.Name;
        // With two references to one class its name does not tell which of them is meant.
        if (dependent.Navigations.Count(other => other.PropertyType == principal.Type) <= 1)
            yield return principal.Type.Name;
    }

    private static List<string>? Find(EntityResolution dependent, IEnumerable<string> names)
    {
        var found = new List<string>();
        foreach (var name in names)
        {
            var property = dependent.AllValues.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                return null;
            found.Add(property.Name);
        }
        return found.Count > 0 ? found : null;
    }
}
