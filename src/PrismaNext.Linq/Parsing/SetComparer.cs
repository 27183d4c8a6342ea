namespace PrismaNext.Linq.Parsing;

/// <summary>A set has its own idea of equality, which its <c>Contains</c> goes by and the operator over any sequence does not tell.</summary>
internal static class SetComparer
{
    /// <summary>The comparer of a set, where it is not the default one; null for every other collection.</summary>
    public static object? Of(object? collection)
    {
        if (collection is null || !MayVary(collection.GetType()) || Declared(collection) is not { } comparer)
            return null;
        var element = collection.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return element is not null && typeof(IEqualityComparer<>).MakeGenericType(element).IsInstanceOfType(comparer) && !comparer.Equals(Default(element)) ? comparer : null;
    }

    /// <summary>What a collection says that it compares by; null where it says nothing.</summary>
    public static object? Declared(object collection)
    {
        var type = collection.GetType();
        return (type.GetProperty("Comparer") ?? type.GetProperty("KeyComparer"))?.GetValue(collection);
    }

    /// <summary>Whether two collections of a type can have different comparers.</summary>
    public static bool MayVary(Type type) => !type.IsArray && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>));

    private static object? Default(Type element) => typeof(EqualityComparer<>).MakeGenericType(element).GetProperty(nameof(EqualityComparer<>.Default))?.GetValue(null);
}
