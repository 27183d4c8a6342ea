using System.Collections;

namespace PrismaNext.Linq.Parsing;

/// <summary>Sequences of the program that are values of a query.</summary>
internal static class LocalSequences
{
    /// <summary>The value or, where it is an iterator of the user, a list of what it gives: it runs once, but its elements are asked about and sent.</summary>
    public static object Materialized(object value, Type type)
    {
        if (value is ICollection or string || !type.IsInterface || !type.IsGenericType || type.GetGenericArguments() is not [var element]
            || !typeof(IEnumerable<>).MakeGenericType(element).IsAssignableFrom(type) || typeof(ICollection<>).MakeGenericType(element).IsInstanceOfType(value)
            || value is IQueryable)
            return value;
        return Activator.CreateInstance(typeof(List<>).MakeGenericType(element), value)!; // A constructor never returns null.
    }
}
