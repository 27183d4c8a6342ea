using System.Reflection;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>The constructor that makes instances, and the property that each parameter fills.</summary>
internal sealed record ConstructorChoice(ConstructorInfo Constructor, IReadOnlyList<PropertyInfo> Properties)
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>
    /// A parameterless constructor, else the longest whose parameters are all mapped properties, public ones first; null when there is none.
    /// </summary>
    public static ConstructorChoice? Find(Type type, IReadOnlyList<PropertyInfo> properties)
    {
        ConstructorChoice? best = null;
        foreach (var constructor in type.GetConstructors(AnyInstance))
        {
            if (best is null || IsBetter(constructor, best.Constructor))
                best = Fill(constructor, properties) ?? best;
        }
        return best;
    }

    public bool Sets(PropertyInfo property) => Properties.Any(own => own.Name == property.Name);

    private static bool IsBetter(ConstructorInfo one, ConstructorInfo other)
    {
        var (count, otherCount) = (one.GetParameters().Length, other.GetParameters().Length);
        if (count == 0 || otherCount == 0)
            return count == 0 && otherCount != 0;
        return one.IsPublic == other.IsPublic ? count > otherCount : one.IsPublic;
    }

    private static ConstructorChoice? Fill(ConstructorInfo constructor, IReadOnlyList<PropertyInfo> properties)
    {
        var matches = new List<PropertyInfo>();
        foreach (var parameter in constructor.GetParameters())
        {
            if (Match(parameter, properties) is not { } match)
                return null;
            matches.Add(match);
        }
        return new ConstructorChoice(constructor, matches);
    }

    private static PropertyInfo? Match(ParameterInfo parameter, IReadOnlyList<PropertyInfo> properties) =>
        properties.FirstOrDefault(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && parameter.ParameterType.IsAssignableFrom(property.PropertyType));
}
