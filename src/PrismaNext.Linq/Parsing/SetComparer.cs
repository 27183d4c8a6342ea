namespace PrismaNext.Linq.Parsing;

/// <summary>A set has its own idea of equality, which its <c>Contains</c> goes by and the operator over any sequence does not tell.</summary>
internal static class SetComparer
{
    /// <summary>The comparer of a set or a dictionary, where it is not the default one; null for every other collection.</summary>
    public static object? Of(object? collection)
    {
        var type = collection?.GetType();
        if (type is null || !MayVary(type) || !type.IsGenericType)
            return null;
        var comparer = (type.GetProperty("Comparer") ?? type.GetProperty("KeyComparer"))?.GetValue(collection);
        var element = type.GetGenericArguments()[0];
        return comparer is not null && typeof(IEqualityComparer<>).MakeGenericType(element).IsInstanceOfType(comparer) && !comparer.Equals(Default(element))
            ? comparer
            : null;
    }

    /// <summary>Whether two collections of a type can have different comparers.</summary>
    public static bool MayVary(Type type) => !type.IsArray && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>));

    private static object? Default(Type element) => typeof(EqualityComparer<>).MakeGenericType(element).GetProperty(nameof(EqualityComparer<>.Default))?.GetValue(null);
}
