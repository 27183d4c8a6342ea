using System.Globalization;
using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Writes types and literals as C# does.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]"; // An array has an element type.
        if (IsAnonymous(type))
            return "anonymous";
        var name = type.IsNested && !type.IsGenericParameter ? $"{Of(type.DeclaringType!)}.{type.Name}" : type.Name; // A nested type is declared by one.
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    public static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>A value as a literal; anything that has none is named by its type, so that no data of a user is ever printed.</summary>
    public static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        bool b => b ? "true" : "false",
        string s => Quoted(s),
        char c => c == '\'' ? @"'\''" : $"'{c}'",
        Enum e => EnumLiteral(e),
        long n => n.ToString(CultureInfo.InvariantCulture) + "L",
        decimal n => n.ToString(CultureInfo.InvariantCulture) + "m",
        float n => n.ToString(CultureInfo.InvariantCulture) + "f",
        int or uint or short or ushort or byte or sbyte or ulong or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Type t => $"typeof({Of(t)})",
        _ => $"({Of(value.GetType())})",
    };

    private static string Quoted(string text) =>
        '"' + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal) + '"';

    private static string EnumLiteral(Enum value)
    {
        var type = value.GetType();
        return Enum.IsDefined(type, value) ? $"{Of(type)}.{value}" : $"({Of(type)}){value:D}";
    }
}
