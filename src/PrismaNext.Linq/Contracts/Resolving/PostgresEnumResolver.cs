using System.Reflection;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Completes the PostgreSQL enum types that a contract declares, by builder or by attribute.</summary>
internal sealed class PostgresEnumResolver(ContractDraft contract)
{
    private readonly Dictionary<Type, PostgresEnumMap?> _maps = [];
    private readonly Dictionary<Type, PgType> _types = [];

    /// <summary>The enum types that columns use, in the order of their names.</summary>
    public IReadOnlyList<PostgresEnumMap> Used =>
        [.. _types.Keys.Select(type => _maps[type]!) // A type is made from its map.
            .OrderBy(map => map.Schema, StringComparer.Ordinal)
            .ThenBy(map => map.Name, StringComparer.Ordinal)];

    /// <summary>The PostgreSQL enum that stores a C# one; null when a number or text does.</summary>
    public PostgresEnumMap? Find(Type type)
    {
        if (!_maps.TryGetValue(type, out var map))
            _maps.Add(type, map = Complete(type));
        return map;
    }

    public PgType TypeOf(PostgresEnumMap map)
    {
        if (_types.TryGetValue(map.ClrType, out var known))
            return known;
        var name = (map.Schema is null ? "" : Quoted(map.Schema) + ".") + Quoted(map.Name);
        var type = new PgType(name, typeof(string), DbType: null) { Conversion = EnumConversions.AsLabel(map.ClrType, Members(map.ClrType), map.Labels) };
        _types.Add(map.ClrType, type);
        return type;
    }

    /// <summary>Whether a declared column type is this enum's name, with or without its schema and quotes.</summary>
    public static bool IsNamed(PostgresEnumMap map, string typeName)
    {
        var name = typeName.Replace("\"", "", StringComparison.Ordinal);
        return name == map.Name || name == $"{map.Schema}.{map.Name}";
    }

    private PostgresEnumMap? Complete(Type type)
    {
        var declared = contract.Enums.GetValueOrDefault(type)
            ?? (type.GetCustomAttribute<PostgresEnumAttribute>() is { } attribute ? new PostgresEnumMap(type, attribute.Schema, attribute.Name, []) : null);
        if (declared is null)
            return null;
        var members = Members(type);
        var labels = declared.Labels.Count > 0 ? declared.Labels : [.. members.Select(Label)];
        if (labels.Distinct(StringComparer.Ordinal).Count() != members.Count || labels.Count != members.Count || !labels.Append(declared.Name).All(Names.IsValid))
            throw ContractErrors.EnumLabelsInvalid(type, members.Count, Names.MaximumBytes);
        return declared with { Schema = declared.Schema ?? contract.DefaultSchema, Labels = labels };
    }

    /// <summary>The members in the order of their values, one for each value.</summary>
    private static List<FieldInfo> Members(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).DistinctBy(field => field.GetValue(null)).OrderBy(field => field.GetValue(null))];

    private static string Label(FieldInfo member) => member.GetCustomAttribute<PgNameAttribute>()?.PgName ?? Names.SnakeCase(member.Name);

    /// <summary>The name stands in casts, where PostgreSQL would fold an unquoted capital.</summary>
    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !char.IsAsciiDigit(name[0])
            ? name
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
