using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using NpgsqlTypes;

namespace PrismaNext.Linq.Contracts;

/// <summary>The PostgreSQL types that need no declaration, and the default type of each CLR type.</summary>
public static class PgTypes
{
    /// <summary><c>boolean</c>.</summary>
    public static readonly PgType Boolean = new("boolean", typeof(bool), NpgsqlDbType.Boolean);

    /// <summary><c>smallint</c>, 16 bits.</summary>
    public static readonly PgType SmallInt = new("smallint", typeof(short), NpgsqlDbType.Smallint);

    /// <summary><c>integer</c>, 32 bits.</summary>
    public static readonly PgType Integer = new("integer", typeof(int), NpgsqlDbType.Integer);

    /// <summary><c>bigint</c>, 64 bits.</summary>
    public static readonly PgType BigInt = new("bigint", typeof(long), NpgsqlDbType.Bigint);

    /// <summary><c>real</c>, single precision.</summary>
    public static readonly PgType Real = new("real", typeof(float), NpgsqlDbType.Real);

    /// <summary><c>double precision</c>.</summary>
    public static readonly PgType Double = new("double precision", typeof(double), NpgsqlDbType.Double);

    /// <summary><c>numeric</c>, exact decimals.</summary>
    public static readonly PgType Numeric = new("numeric", typeof(decimal), NpgsqlDbType.Numeric);

    /// <summary><c>text</c>.</summary>
    public static readonly PgType Text = new("text", typeof(string), NpgsqlDbType.Text);

    /// <summary><c>uuid</c>.</summary>
    public static readonly PgType Uuid = new("uuid", typeof(Guid), NpgsqlDbType.Uuid);

    /// <summary><c>timestamp with time zone</c>: a <see cref="DateTime"/> of kind Utc.</summary>
    public static readonly PgType TimestampTz = new("timestamptz", typeof(DateTime), NpgsqlDbType.TimestampTz);

    /// <summary><c>timestamp without time zone</c>: a <see cref="DateTime"/> of kind Unspecified.</summary>
    public static readonly PgType Timestamp = new("timestamp", typeof(DateTime), NpgsqlDbType.Timestamp);

    /// <summary><c>timestamp with time zone</c> as a <see cref="DateTimeOffset"/> whose offset is zero.</summary>
    public static readonly PgType TimestampTzOffset = new("timestamptz", typeof(DateTimeOffset), NpgsqlDbType.TimestampTz);

    /// <summary><c>date</c>.</summary>
    public static readonly PgType Date = new("date", typeof(DateOnly), NpgsqlDbType.Date);

    /// <summary><c>time without time zone</c>.</summary>
    public static readonly PgType Time = new("time", typeof(TimeOnly), NpgsqlDbType.Time);

    /// <summary><c>interval</c>.</summary>
    public static readonly PgType Interval = new("interval", typeof(TimeSpan), NpgsqlDbType.Interval);

    /// <summary><c>bytea</c>.</summary>
    public static readonly PgType Bytea = new("bytea", typeof(byte[]), NpgsqlDbType.Bytea);

    /// <summary><c>jsonb</c> as a <see cref="JsonDocument"/>.</summary>
    public static readonly PgType Jsonb = new("jsonb", typeof(JsonDocument), NpgsqlDbType.Jsonb);

    /// <summary><c>jsonb</c> as a <see cref="JsonElement"/>.</summary>
    public static readonly PgType JsonbElement = new("jsonb", typeof(JsonElement), NpgsqlDbType.Jsonb);

    /// <summary><c>json</c> as a <see cref="JsonDocument"/>.</summary>
    public static readonly PgType Json = new("json", typeof(JsonDocument), NpgsqlDbType.Json);

    /// <summary><c>inet</c>.</summary>
    public static readonly PgType Inet = new("inet", typeof(IPAddress), NpgsqlDbType.Inet);

    /// <summary><c>macaddr</c>.</summary>
    public static readonly PgType MacAddr = new("macaddr", typeof(PhysicalAddress), NpgsqlDbType.MacAddr);

    /// <summary><c>bit varying</c>.</summary>
    public static readonly PgType VarBit = new("bit varying", typeof(BitArray), NpgsqlDbType.Varbit);

    /// <summary>A single character, stored as <c>text</c> of length one.</summary>
    public static readonly PgType Char = Text with { Conversion = Conversions.CharAsText };

    /// <summary>An unsigned byte, stored as <c>smallint</c>.</summary>
    public static readonly PgType Byte = SmallInt with { Conversion = Conversions.ByteAsSmallInt };

    /// <summary>A signed byte, stored as <c>smallint</c>.</summary>
    public static readonly PgType SByte = SmallInt with { Conversion = Conversions.SByteAsSmallInt };

    /// <summary>An unsigned 16-bit integer, stored as <c>integer</c>.</summary>
    public static readonly PgType UInt16 = Integer with { Conversion = Conversions.UInt16AsInteger };

    /// <summary>An unsigned 32-bit integer, stored as <c>bigint</c>.</summary>
    public static readonly PgType UInt32 = BigInt with { Conversion = Conversions.UInt32AsBigInt };

    /// <summary>An unsigned 64-bit integer, stored as <c>numeric</c>.</summary>
    public static readonly PgType UInt64 = Numeric with { Conversion = Conversions.UInt64AsNumeric };

    private static readonly Dictionary<Type, PgType> Defaults = new()
    {
        [typeof(bool)] = Boolean, [typeof(short)] = SmallInt, [typeof(int)] = Integer, [typeof(long)] = BigInt,
        [typeof(float)] = Real, [typeof(double)] = Double, [typeof(decimal)] = Numeric, [typeof(string)] = Text, [typeof(Guid)] = Uuid,
        [typeof(DateTime)] = TimestampTz, [typeof(DateTimeOffset)] = TimestampTzOffset, [typeof(DateOnly)] = Date, [typeof(TimeOnly)] = Time,
        [typeof(TimeSpan)] = Interval, [typeof(byte[])] = Bytea, [typeof(JsonDocument)] = Jsonb, [typeof(JsonElement)] = JsonbElement,
        [typeof(IPAddress)] = Inet, [typeof(PhysicalAddress)] = MacAddr, [typeof(BitArray)] = VarBit,
        [typeof(char)] = Char, [typeof(byte)] = Byte, [typeof(sbyte)] = SByte, [typeof(ushort)] = UInt16, [typeof(uint)] = UInt32, [typeof(ulong)] = UInt64,
    };

    /// <summary>The array type over an element type.</summary>
    /// <param name="element">The type of the elements; its conversion, if any, is applied to each.</param>
    public static PgType ArrayOf(PgType element) => ArrayOf(element, hasNulls: false);

    /// <summary>The array type over an element type, as an array of <see cref="Nullable{T}"/> when the program's elements can be null.</summary>
    internal static PgType ArrayOf(PgType element, bool hasNulls)
    {
        var store = hasNulls ? element.StoreType.MakeNullable() : element.StoreType;
        return new(element.Name + "[]", store.MakeArrayType(), element.DbType is { } type ? type | NpgsqlDbType.Array : null) { Element = element };
    }

    /// <summary>The default type of a CLR type, nullable or not; enums are stored as their number, lists and arrays as arrays. Null when there is none.</summary>
    /// <param name="clrType">A CLR type.</param>
    public static PgType? For(Type clrType)
    {
        var type = clrType.Unwrap();
        if (Defaults.TryGetValue(type, out var known))
            return known;
        if (type.IsEnum)
            return EnumConversions.AsNumber(type);
        if (PgTypeCatalog.DefaultOf(type) is { } other)
            return other;
        return ClrTypes.ElementType(type) is { } element && For(element) is { IsArray: false } elementType
            ? ArrayOf(elementType, hasNulls: Nullable.GetUnderlyingType(element) is not null)
            : null;
    }
}
