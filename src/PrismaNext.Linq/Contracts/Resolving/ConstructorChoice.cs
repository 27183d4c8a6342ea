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
        var constructors = type.GetConstructors(AnyInstance)
            .OrderBy(c => c.GetParameters().Length > 0)
            .ThenBy(c => !c.IsPublic)
            .ThenByDescending(c => c.GetParameters().Length);
        foreach (var constructor in constructors)
        {
            var matches = constructor.GetParameters().Select(parameter => Match(parameter, properties)).ToList();
            if (!matches.Contains(null))
                return new ConstructorChoice(constructor, matches!); // The line above has excluded null.
        }
        return null;
    }

    public bool Sets(PropertyInfo property) => Properties.Any(own => own.Name == property.Name);

    private static PropertyInfo? Match(ParameterInfo parameter, IReadOnlyList<PropertyInfo> properties) =>
        properties.FirstOrDefault(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && parameter.ParameterType.IsAssignableFrom(property.PropertyType));
}
