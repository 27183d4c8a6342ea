using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Which values a column takes without becoming other values.</summary>
internal static class StoredTypes
{
    private static readonly Type[] Numbers = [typeof(short), typeof(int), typeof(long), typeof(decimal), typeof(float), typeof(double)];

    /// <summary>Whether a column of one type can be given a computed value of another.</summary>
    /// <remarks>A timestamp of one kind that is assigned to the other is shifted by the session's time zone, and an enum's number is not its label.</remarks>
    public static bool Fits(PgType value, PgType column)
    {
        if (value.Conversion != column.Conversion)
            return false;
        if (value.Element is { } element)
            return column.Element is { } target && Fits(element, target);
        return value.StoreType == typeof(DateTime)
            ? value.Name == column.Name
            : value.StoreType == column.StoreType || value.Name == column.Name || (IsNumber(value) && IsNumber(column));
    }

    /// <summary>Whether C# converts without being told to: to a nullable of the type, to a wider number, or to a base type.</summary>
    public static bool IsWidening(Type from, Type to)
    {
        var (source, target) = (from.Unwrap(), to.Unwrap());
        return target.IsAssignableFrom(source) || (Array.IndexOf(Numbers, source) is >= 0 and var f && Array.IndexOf(Numbers, target) > f);
    }

    private static bool IsNumber(PgType type) => Array.IndexOf(Numbers, type.StoreType) >= 0;
}
