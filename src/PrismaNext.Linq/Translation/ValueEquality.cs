using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Translation;

/// <summary>Tells whether C# compares two objects of a type by their parts.</summary>
internal static class ValueEquality
{
    /// <summary>Structs, anonymous types, records and whatever else says how it is compared; two objects of any other class are equal only when they are one.</summary>
    public static bool Has(Type type) => type.IsValueType
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.GetMethod(nameof(Equals), [typeof(object)])?.DeclaringType != typeof(object);
}
