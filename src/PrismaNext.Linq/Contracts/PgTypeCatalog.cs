using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text.Json;
using NpgsqlTypes;

namespace PrismaNext.Linq.Contracts;

/// <summary>Every type that a contract can name: its spellings, and the CLR types that can stand for it.</summary>
internal static class PgTypeCatalog
{
    /// <summary>The types of each name. Enum members that are stored as numbers or text are not listed: they follow from the number or the text.</summary>
    private static readonly Dictionary<string, PgType[]> ByName = new(StringComparer.Ordinal)
    {
        ["boolean"] = [PgTypes.Boolean],
        ["smallint"] = [PgTypes.SmallInt, PgTypes.Byte, PgTypes.SByte],
        ["integer"] = [PgTypes.Integer, PgTypes.UInt16],
        ["bigint"] = [PgTypes.BigInt, PgTypes.UInt32],
        ["real"] = [PgTypes.Real],
        ["double precision"] = [PgTypes.Double],
        ["numeric"] = [PgTypes.Numeric, PgTypes.UInt64, New<BigInteger>("numeric", NpgsqlDbType.Numeric)],
        ["money"] = [New<decimal>("money", NpgsqlDbType.Money)],
        ["text"] = [PgTypes.Text, PgTypes.Char],
        ["varchar"] = Texts("varchar", NpgsqlDbType.Varchar),
        // A cast to 'char' or 'bit' without a length cuts the value to one place, so these two are cast by the names that do not.
        ["char"] = Texts("bpchar", NpgsqlDbType.Char),
        ["bpchar"] = Texts("bpchar", NpgsqlDbType.Char),
        ["bit"] = [New<BitArray>("bit varying", NpgsqlDbType.Bit)],
        ["citext"] = Texts("citext", NpgsqlDbType.Citext),
        ["name"] = Texts("name", NpgsqlDbType.Name),
        ["xml"] = [New<string>("xml", NpgsqlDbType.Xml)],
        ["json"] = [PgTypes.Json, New<JsonElement>("json", NpgsqlDbType.Json), New<string>("json", NpgsqlDbType.Json)],
        ["jsonb"] = [PgTypes.Jsonb, PgTypes.JsonbElement, New<string>("jsonb", NpgsqlDbType.Jsonb)],
        ["jsonpath"] = [New<string>("jsonpath", NpgsqlDbType.JsonPath)],
        ["ltree"] = [New<string>("ltree", NpgsqlDbType.LTree)],
        ["uuid"] = [PgTypes.Uuid],
        ["bytea"] = [PgTypes.Bytea],
        ["bit varying"] = [PgTypes.VarBit],
        ["timestamptz"] = [PgTypes.TimestampTz, PgTypes.TimestampTzOffset],
        ["timestamp"] = [PgTypes.Timestamp],
        ["date"] = [PgTypes.Date],
        ["time"] = [PgTypes.Time],
        ["timetz"] = [New<DateTimeOffset>("timetz", NpgsqlDbType.TimeTz)],
        ["interval"] = [PgTypes.Interval, New<NpgsqlInterval>("interval", NpgsqlDbType.Interval)],
        ["inet"] = [PgTypes.Inet, New<NpgsqlInet>("inet", NpgsqlDbType.Inet)],
        ["cidr"] = [New<IPNetwork>("cidr", NpgsqlDbType.Cidr)],
        ["macaddr"] = [PgTypes.MacAddr],
        ["macaddr8"] = [New<PhysicalAddress>("macaddr8", NpgsqlDbType.MacAddr8)],
        ["hstore"] = [New<Dictionary<string, string?>>("hstore", NpgsqlDbType.Hstore)],
        ["tsvector"] = [New<NpgsqlTsVector>("tsvector", NpgsqlDbType.TsVector)],
        ["tsquery"] = [New<NpgsqlTsQuery>("tsquery", NpgsqlDbType.TsQuery)],
        ["oid"] = [New<uint>("oid", NpgsqlDbType.Oid)],
        ["xid"] = [New<uint>("xid", NpgsqlDbType.Xid)],
        ["xid8"] = [New<ulong>("xid8", NpgsqlDbType.Xid8)],
        ["point"] = [New<NpgsqlPoint>("point", NpgsqlDbType.Point)],
        ["line"] = [New<NpgsqlLine>("line", NpgsqlDbType.Line)],
        ["lseg"] = [New<NpgsqlLSeg>("lseg", NpgsqlDbType.LSeg)],
        ["box"] = [New<NpgsqlBox>("box", NpgsqlDbType.Box)],
        ["path"] = [New<NpgsqlPath>("path", NpgsqlDbType.Path)],
        ["polygon"] = [New<NpgsqlPolygon>("polygon", NpgsqlDbType.Polygon)],
        ["circle"] = [New<NpgsqlCircle>("circle", NpgsqlDbType.Circle)],
        ["int4range"] = [New<NpgsqlRange<int>>("int4range", NpgsqlDbType.IntegerRange)],
        ["int8range"] = [New<NpgsqlRange<long>>("int8range", NpgsqlDbType.BigIntRange)],
        ["numrange"] = [New<NpgsqlRange<decimal>>("numrange", NpgsqlDbType.NumericRange)],
        ["tstzrange"] = [New<NpgsqlRange<DateTime>>("tstzrange", NpgsqlDbType.TimestampTzRange)],
        ["tsrange"] = [New<NpgsqlRange<DateTime>>("tsrange", NpgsqlDbType.TimestampRange)],
        ["daterange"] = [New<NpgsqlRange<DateOnly>>("daterange", NpgsqlDbType.DateRange)],
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["bool"] = "boolean", ["int2"] = "smallint", ["int4"] = "integer", ["int"] = "integer", ["int8"] = "bigint",
        ["float4"] = "real", ["float8"] = "double precision", ["float"] = "double precision", ["decimal"] = "numeric",
        ["character varying"] = "varchar", ["character"] = "char", ["varbit"] = "bit varying",
        ["timestamp without time zone"] = "timestamp", ["timestamp with time zone"] = "timestamptz",
        ["time without time zone"] = "time", ["time with time zone"] = "timetz",
    };

    /// <summary>The types that take a length, a precision or a scale.</summary>
    private static readonly HashSet<string> WithModifiers =
        ["varchar", "char", "bpchar", "bit", "bit varying", "numeric", "timestamp", "timestamptz", "time", "timetz", "interval"];

    /// <summary>The first type of a CLR type that has no place among the defaults of <see cref="PgTypes"/>.</summary>
    private static readonly Dictionary<Type, PgType> OtherDefaults =
        ByName.Values.SelectMany(types => types).GroupBy(type => type.ModelType).ToDictionary(types => types.Key, types => types.First());

    /// <summary>The default type of a CLR type that Npgsql has a type of its own for; null when there is none.</summary>
    public static PgType? DefaultOf(Type clrType) => OtherDefaults.GetValueOrDefault(clrType);

    /// <summary>The types that a name stands for, one for each CLR type; empty when the name is not known.</summary>
    /// <param name="name">A name in any of its spellings, in lower case, without modifiers.</param>
    public static IReadOnlyList<PgType> Named(string name) => ByName.GetValueOrDefault(Canonical(name), []);

    /// <summary>The spelling that a contract's hash and a table definition use.</summary>
    public static string Canonical(string name) => Aliases.GetValueOrDefault(name, name);

    public static bool TakesModifiers(string name) => WithModifiers.Contains(Canonical(name));

    private static PgType[] Texts(string name, NpgsqlDbType type)
    {
        var text = New<string>(name, type);
        return [text, text with { Conversion = Conversions.CharAsText }];
    }

    private static PgType New<T>(string name, NpgsqlDbType type) => new(name, typeof(T), type);
}
