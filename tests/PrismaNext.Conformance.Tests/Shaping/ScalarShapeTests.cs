using System.Collections;
using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Shapes;
using static PrismaNext.Conformance.Tests.Shaping.Rows;

namespace PrismaNext.Conformance.Tests.Shaping;

public sealed class ScalarShapeTests
{
    public static TheoryData<string, object> Values => new()
    {
        { "true", true }, { "'-32768'::smallint", short.MinValue }, { "2147483647", int.MaxValue }, { "9223372036854775807", long.MaxValue },
        { "1.5::real", 1.5f }, { "'NaN'::float8", double.NaN }, { "'-Infinity'::float8", double.NegativeInfinity },
        { "79228162514264337593543950335", decimal.MaxValue }, { "1.50", 1.50m }, { "'größe'", "größe" }, { "''", "" },
        { "'00112233-4455-6677-8899-aabbccddeeff'::uuid", new Guid("00112233-4455-6677-8899-aabbccddeeff") },
        { "'2024-02-29'::date", new DateOnly(2024, 2, 29) }, { "'9999-12-31'::date", DateOnly.MaxValue }, { "'0001-01-01'::date", DateOnly.MinValue },
        { "'23:59:59.999999'::time", new TimeOnly(23, 59, 59, 999, 999) }, { "'-1 day -01:00:00.000001'::interval", -new TimeSpan(1, 1, 0, 0, 0, 1) },
        { "'2024-02-29 12:00:00.123456+02'::timestamptz", new DateTimeOffset(2024, 2, 29, 10, 0, 0, 123, 456, TimeSpan.Zero) },
        { "'0001-01-01 00:00:00+00'::timestamptz", DateTimeOffset.MinValue }, { "'-infinity'::timestamptz", DateTimeOffset.MinValue }, { "'-infinity'::date", DateOnly.MinValue },
        { "'::1'::inet", IPAddress.IPv6Loopback }, { "'08:00:2b:01:02:03'::macaddr", PhysicalAddress.Parse("08002b010203") },
        { "'x'", 'x' }, { "255::smallint", byte.MaxValue }, { "(-128)::smallint", sbyte.MinValue }, { "65535", ushort.MaxValue },
        { "4294967295", uint.MaxValue }, { "18446744073709551615", ulong.MaxValue }, { "1", Colour.Green }, { "7", (Colour)7 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_type_is_read_exactly(string sql, object expected)
    {
        var type = expected.GetType();
        type = type == typeof(IPAddress).Assembly.GetType("System.Net.IPAddress+ReadOnlyIPAddress") ? typeof(IPAddress) : type;
        await CheckAsync(expected, $"SELECT {sql}", Column(type));
        await CheckAsync(expected, $"SELECT {sql}", Column(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, canBeNull: true));
        await CheckAsync<object?>((object?)null, $"SELECT CASE WHEN random() > 2 THEN {sql} END", Column(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, canBeNull: true));
        await CheckAsync<object>(list => Assert.Equal([expected], ((IEnumerable)list).Cast<object>()), $"SELECT ARRAY(SELECT ROW({sql}))", new ListShape(0, Column(type), typeof(List<>).MakeGenericType(type)));
    }

    [Fact]
    public async Task Points_in_time_are_utc_and_readings_of_clocks_are_not()
    {
        await CheckAsync<DateTime>(time => Assert.Equal((new DateTime(2024, 1, 31, 10, 0, 0), DateTimeKind.Utc), (time, time.Kind)), "SELECT '2024-01-31 12:00:00+02'::timestamptz", Column(typeof(DateTime)));
        await CheckAsync<DateTime>(
            time => Assert.Equal((new DateTime(2024, 1, 31, 10, 0, 0), DateTimeKind.Unspecified), (time, time.Kind)),
            "SELECT '2024-01-31 10:00:00'::timestamp",
            new ScalarShape(0, PgTypes.Timestamp, typeof(DateTime), CanBeNull: false));
    }

    [Fact]
    public async Task Documents_bytes_and_bits_are_read()
    {
        await CheckAsync<JsonElement>(json => Assert.Equal(1, json.GetProperty("a").GetInt32()), """SELECT '{"a": 1}'::jsonb""", Column(typeof(JsonElement)));
        await CheckAsync<JsonDocument>(json => Assert.Equal(1, json.RootElement.GetProperty("a").GetInt32()), """SELECT '{"a": 1}'::jsonb""", Column(typeof(JsonDocument)));
        await CheckAsync<byte[]>([0, 255], @"SELECT '\x00ff'::bytea", Column(typeof(byte[])));
        await CheckAsync(new BitArray([true, false]), "SELECT '10'::varbit", Column(typeof(BitArray)));
    }

    [Fact]
    public async Task Arrays_become_any_collection()
    {
        const string sql = "SELECT ARRAY[1, 2, 1]";
        int[] items = [1, 2, 1];
        await CheckAsync<int[]>(items, sql, Column(typeof(int[])));
        await CheckAsync<List<int>>([.. items], sql, Column(typeof(List<int>)));
        await CheckAsync<IReadOnlyList<int>>(items, sql, Column(typeof(IReadOnlyList<int>)));
        await CheckAsync<IEnumerable<int>>(items, sql, Column(typeof(IEnumerable<int>)));
        await CheckAsync<ICollection<int>>(list => list.Add(3), sql, Column(typeof(ICollection<int>)));
        await CheckAsync<HashSet<int>>(set => Assert.Equal(2, set.Count), sql, Column(typeof(HashSet<int>)));
        await CheckAsync<IReadOnlySet<int>>(set => Assert.Equal(2, set.Count), sql, Column(typeof(IReadOnlySet<int>)));
        await CheckAsync<SortedSet<int>>(set => Assert.Equal(2, set.Count), sql, Column(typeof(SortedSet<int>)));
        await CheckAsync<Queue<int>>(queue => Assert.Equal(1, queue.Peek()), sql, Column(typeof(Queue<int>)));
        await CheckAsync<ImmutableArray<int>>(array => Assert.Equal(items, array.AsEnumerable()), sql, Column(typeof(ImmutableArray<int>)));
        await CheckAsync<ImmutableList<int>>([.. items], sql, Column(typeof(ImmutableList<int>)));
        await CheckAsync<Colour[]>([Colour.Green, Colour.Blue, Colour.Green], sql, Column(typeof(Colour[])));
        await CheckAsync<List<Colour?>>([Colour.Green, null], "SELECT ARRAY[1, NULL]", Column(typeof(List<Colour?>)));
        await CheckAsync<List<long?>>([1, null], "SELECT ARRAY[1, NULL]::bigint[]", Column(typeof(List<long?>)));
        await CheckAsync<string?[]>(["a", null], "SELECT ARRAY['a', NULL]", Column(typeof(string[])));
        await CheckAsync<char[]>(['a'], "SELECT ARRAY['a']", Column(typeof(char[])));
        await CheckAsync<TimeSpan?[]>([TimeSpan.FromDays(1), null], "SELECT ARRAY['1 day', NULL]::interval[]", Column(typeof(TimeSpan?[])));
        await CheckAsync<DateOnly[]>([DateOnly.MaxValue], "SELECT ARRAY['9999-12-31'::date]", Column(typeof(DateOnly[])));
        await CheckAsync<int[]?>(value => Assert.Null(value), "SELECT NULL::integer[]", Column(typeof(int[]), canBeNull: true));
    }

    [Theory]
    [InlineData("'NaN'::numeric", typeof(decimal))]
    [InlineData("1e40::numeric", typeof(decimal))]
    [InlineData("'infinity'::timestamptz", typeof(DateTime))]
    [InlineData("'20000-01-01'::timestamptz", typeof(DateTime))]
    [InlineData("'infinity'::date", typeof(DateOnly))]
    [InlineData("'20000-01-01'::date", typeof(DateOnly))]
    [InlineData("'24:00'::time", typeof(TimeOnly))]
    [InlineData("'1 month'::interval", typeof(TimeSpan))]
    [InlineData("'100000000 days'::interval", typeof(TimeSpan))]
    [InlineData("256::smallint", typeof(byte))]
    [InlineData("''::text", typeof(char))]
    [InlineData("ARRAY['NaN'::numeric]", typeof(decimal[]))]
    [InlineData("ARRAY['NaN'::numeric, NULL]", typeof(decimal?[]))]
    [InlineData("ARRAY['infinity'::timestamptz]", typeof(DateTime[]))]
    [InlineData("ARRAY['infinity'::date]", typeof(List<DateOnly>))]
    [InlineData("ARRAY['1 month'::interval]", typeof(TimeSpan[]))]
    public async Task A_value_that_does_not_fit_is_an_error_and_never_clamped(string sql, Type type)
    {
        Assert.Equal("RUNTIME.VALUE_OUT_OF_RANGE", (await FailAsync<PrismaNextException, object>($"SELECT {sql}", Column(type))).Code);
        var nested = new ListShape(0, Column(type), typeof(IEnumerable<>).MakeGenericType(type));
        Assert.Equal("RUNTIME.VALUE_OUT_OF_RANGE", (await FailAsync<PrismaNextException, object>($"SELECT ARRAY(SELECT ROW({sql}))", nested)).Code);
    }

    [Fact]
    public async Task Null_where_the_type_has_none_means_what_the_shape_says()
    {
        var shape = Column(typeof(int), canBeNull: true);
        var error = await FailAsync<PrismaNextException, int>("SELECT NULL::integer", shape);
        Assert.Equal("RUNTIME.NULL_VALUE", error.Code);
        Assert.Contains("integer", error.Message, StringComparison.Ordinal);
        Assert.Contains("(Int32?)", error.Fix, StringComparison.Ordinal);
        await CheckAsync(0, "SELECT NULL::integer", shape with { NullMeans = NullMeaning.Default });
        await FailAsync<InvalidOperationException, int>("SELECT NULL::integer", shape with { NullMeans = NullMeaning.NoElements });
        await CheckAsync<int?>((int?)null, "SELECT NULL::integer", shape with { ClrType = typeof(int?), NullMeans = NullMeaning.NoElements });
        Assert.Equal("RUNTIME.NULL_VALUE", (await FailAsync<PrismaNextException, int[]>("SELECT ARRAY[1, NULL]", Column(typeof(int[])))).Code);
        Assert.Equal("RUNTIME.NULL_VALUE", (await FailAsync<PrismaNextException, Colour[]>("SELECT ARRAY[1, NULL]", Column(typeof(Colour[])))).Code);
        Assert.Equal("RUNTIME.NULL_VALUE", (await FailAsync<PrismaNextException, decimal[]>("SELECT ARRAY[1.5, NULL]", Column(typeof(decimal[])))).Code);
        Assert.Equal("RUNTIME.NULL_VALUE", (await FailAsync<PrismaNextException, char[]>("SELECT ARRAY['a', NULL]", Column(typeof(char[])))).Code);
    }

    [Theory]
    [InlineData("NULL::integer", typeof(int))]
    [InlineData("NULL::text", typeof(string))]
    [InlineData("NULL::numeric", typeof(decimal))]
    [InlineData("'x'", typeof(int))]
    [InlineData("'x'", typeof(decimal))]
    [InlineData("now()", typeof(DateOnly))]
    [InlineData("ARRAY['x']", typeof(int[]))]
    public async Task A_column_that_differs_from_the_contract_is_an_error(string sql, Type type)
    {
        Assert.Equal("RUNTIME.COLUMN_MISMATCH", (await FailAsync<PrismaNextException, object>($"SELECT {sql}", Column(type))).Code);
        var nested = new ListShape(0, Column(type), typeof(IEnumerable<>).MakeGenericType(type));
        Assert.Equal("RUNTIME.COLUMN_MISMATCH", (await FailAsync<PrismaNextException, object>($"SELECT ARRAY(SELECT ROW({sql}))", nested)).Code);
    }

    [Fact]
    public async Task A_narrower_or_wider_type_is_converted_and_checked()
    {
        await CheckAsync(5L, "SELECT 5", new ScalarShape(0, PgTypes.Integer, typeof(long), CanBeNull: false));
        await CheckAsync<int?>(5, "SELECT 5::bigint", new ScalarShape(0, PgTypes.BigInt, typeof(int?), CanBeNull: true));
        await CheckAsync(Colour.Green, "SELECT 1", new ScalarShape(0, PgTypes.Integer, typeof(Colour), CanBeNull: false));
        await CheckAsync<object>("x", "SELECT 'x'", new ScalarShape(0, PgTypes.Text, typeof(object), CanBeNull: true));
    }

    private static ScalarShape Column(Type type, bool canBeNull = false) => new(0, PgTypes.For(type)!, type, canBeNull);
}
