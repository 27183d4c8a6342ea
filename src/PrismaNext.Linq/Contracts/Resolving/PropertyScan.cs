using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Sorts the public properties of a class into columns and navigations, and chooses the constructor.</summary>
internal sealed class PropertyScan(ContractDraft contract)
{
    private const BindingFlags OwnInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public void Run(EntityResolution entity)
    {
        var inherited = entity.Base?.AllValues.ToList() ?? [];
        var values = new List<PropertyInfo>();
        foreach (var property in Declared(entity).Where(property => !IsInherited(entity, property)))
        {
            if (entity.Draft.FindProperty(property.Name) is null && IsNavigation(property))
                entity.Navigations.Add(property);
            else
                values.Add(property);
        }
        entity.Constructor = ConstructorChoice.Find(entity.Type, [.. inherited, .. values]);
        foreach (var property in values)
        {
            if (property.SetMethod is not null || entity.Constructor?.Sets(property) == true)
                entity.Values.Add(property);
            else if (entity.Draft.FindProperty(property.Name) is not null)
                throw ContractErrors.PropertyReadOnly(property);
        }
        if (inherited.Exists(property => property.SetMethod is null && entity.Constructor?.Sets(property) != true))
            entity.Constructor = null;
        CheckConfigured(entity);
    }

    /// <summary>
    /// The properties of the class and of its unmapped base classes, the bases' first, each as its declaring type has it: only there is a
    /// private setter seen.
    /// </summary>
    private static IEnumerable<PropertyInfo> Declared(EntityResolution entity)
    {
        var chain = new Stack<Type>();
        for (var type = entity.Type; type is not null && type != typeof(object) && type != entity.Base?.Type; type = type.BaseType)
            chain.Push(type);
        var properties = new List<PropertyInfo>();
        foreach (var property in chain.SelectMany(type => type.GetProperties(OwnInstance).OrderBy(property => property.MetadataToken)))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetMethod is null)
                continue;
            var hidden = properties.FindIndex(other => other.Name == property.Name);
            if (hidden < 0)
                properties.Add(property);
            else if (property.SetMethod is not null || properties[hidden].SetMethod is null)
                properties[hidden] = property; // An override without a setter still has its base's.
        }
        return properties.Where(property => !entity.Draft.Ignored.Contains(property.Name) && !property.IsDefined(typeof(NotMappedAttribute)));
    }

    private static bool IsInherited(EntityResolution entity, PropertyInfo property)
    {
        for (var type = entity.Base; type is not null; type = type.Base)
        {
            if (type.Draft.Ignored.Contains(property.Name) || type.Values.Concat(type.Navigations).Any(own => own.Name == property.Name))
                return true;
        }
        return false;
    }

    private bool IsNavigation(PropertyInfo property) => TargetOf(property) is { } target && contract.IsMapped(target);

    /// <summary>The class that a navigation would lead to.</summary>
    public static Type? TargetOf(PropertyInfo property) =>
        property.PropertyType.IsValueType ? null : ClrTypes.ElementType(property.PropertyType) ?? property.PropertyType;

    private static void CheckConfigured(EntityResolution entity)
    {
        foreach (var draft in entity.Draft.Properties)
        {
            if (!entity.Draft.Ignored.Contains(draft.Name) && !entity.Values.Exists(property => property.Name == draft.Name))
                throw ContractErrors.PropertyUnmapped(entity.Type, draft.Name);
        }
    }
}
