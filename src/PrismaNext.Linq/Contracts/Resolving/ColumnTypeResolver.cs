using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds the PostgreSQL type of a property from its C# type, its declared column type and its conversion.</summary>
internal sealed class ColumnTypeResolver(ContractDraft contract, PostgresEnumResolver enums)
{
    /// <summary>The C# shapes that an array column can fill.</summary>
    private static readonly HashSet<Type> Lists =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    /// <summary>The types that can hold the name of an enum's member.</summary>
    private static readonly HashSet<string> Texts = ["text", "varchar", "bpchar", "citext", "name"];

    public ColumnType Resolve(PropertyInfo property, PropertyDraft? draft, string? typeName)
    {
        var parsed = typeName is null ? null : ColumnTypeName.Parse(typeName);
        var request = new Request(property, typeName, parsed, draft?.IsEnumAsText ?? false);
        var type = draft?.Conversion is { } conversion ? Converted(request, conversion) : Resolve(request, property.PropertyType);
        if (request.IsEnumAsText && !(type.Element ?? type).ModelType.IsEnum)
            throw Mismatch(request);
        return new ColumnType(type, Definition(type, parsed), parsed?.IsSerial ?? false);
    }

    private PgType Resolve(Request request, Type clrType) =>
        contract.Conversions.TryGetValue(clrType.Unwrap(), out var conversion)
            ? Converted(request, conversion)
            : Unconverted(request, clrType.Unwrap());

    private PgType Unconverted(Request request, Type type)
    {
        if (type.IsEnum)
            return Enumeration(request, type);
        if (ListElement(type) is { } element)
            return List(request, element);
        if (request.TypeName is not null)
            return Named(request, type);
        // A dictionary is a sequence too, but no array column.
        return PgTypes.For(type) is { IsArray: false } known ? known : throw Unknown(request, type);
    }

    private PgType Converted(Request request, ValueConversion conversion)
    {
        var stored = Unconverted(request, conversion.StoreType);
        return stored is { Conversion: null, IsArray: false } && conversion.ModelType != conversion.StoreType
            ? stored with { Conversion = conversion }
            : throw ContractErrors.ConversionInvalid(request.Property, conversion.ModelType, conversion.StoreType);
    }

    private PgType List(Request request, Type element)
    {
        if (request.Parsed is { IsArray: false })
            throw Mismatch(request);
        var name = request.TypeName?.Replace("[]", "", StringComparison.Ordinal);
        var type = Resolve(request with { TypeName = name, Parsed = request.Parsed?.Element }, element);
        return type.IsArray ? throw Unknown(request, element) : PgTypes.ArrayOf(type, hasNulls: Nullable.GetUnderlyingType(element) is not null);
    }

    private PgType Enumeration(Request request, Type type)
    {
        if (enums.Find(type) is { } postgresEnum && (request.TypeName is null || PostgresEnumResolver.IsNamed(postgresEnum, request.TypeName)))
            return enums.TypeOf(postgresEnum);
        if (request.TypeName is null)
            return request.IsEnumAsText ? EnumConversions.AsText(type, PgTypes.Text) : EnumConversions.AsNumber(type);
        var stored = Candidates(request)
            .FirstOrDefault(candidate => candidate.Conversion is null && (Texts.Contains(candidate.Name) || candidate.StoreType.IsInteger()));
        return stored switch
        {
            null => throw Mismatch(request),
            { StoreType: var store } when store == typeof(string) => EnumConversions.AsText(type, stored),
            _ => request.IsEnumAsText ? throw Mismatch(request) : EnumConversions.AsNumber(type, stored),
        };
    }

    private static PgType Named(Request request, Type type) =>
        Candidates(request).FirstOrDefault(candidate => candidate.ModelType == type) ?? throw Mismatch(request);

    private static IReadOnlyList<PgType> Candidates(Request request)
    {
        var candidates = PgTypeCatalog.Named(request.Parsed?.Name ?? "");
        if (candidates.Count == 0)
            throw ContractErrors.ColumnTypeUnknown(request.Property, request.TypeName!); // Only called for a named type.
        return request.Parsed is { IsArray: true } ? throw Mismatch(request) : candidates;
    }

    private static Type? ListElement(Type type)
    {
        if (type.IsArray)
            return type == typeof(byte[]) || type.GetArrayRank() > 1 ? null : type.GetElementType();
        return type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>What a table definition writes: the declared name with its modifiers, or else the name of the type.</summary>
    private static string Definition(PgType type, ColumnTypeName? parsed) =>
        parsed is null || PgTypeCatalog.Named(parsed.Name).Count == 0 ? type.Name : parsed.Definition;

    private static PrismaNextException Mismatch(Request request) =>
        ContractErrors.ColumnTypeMismatch(request.Property, request.TypeName ?? "text");

    /// <summary>A class of the user's own is more likely a forgotten entity than a value.</summary>
    private static PrismaNextException Unknown(Request request, Type type)
    {
        var value = ClrTypes.ElementType(type) ?? type;
        return value.IsClass && value.Assembly != typeof(object).Assembly && value.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
            ? ContractErrors.RelationUnmapped(request.Property, value)
            : ContractErrors.PropertyTypeUnknown(request.Property);
    }

    private sealed record Request(PropertyInfo Property, string? TypeName, ColumnTypeName? Parsed, bool IsEnumAsText);
}
