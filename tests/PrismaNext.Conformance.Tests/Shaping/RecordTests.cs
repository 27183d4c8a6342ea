using System.Globalization;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Shaping.Records;
using static PrismaNext.Conformance.Tests.Shaping.Rows;

namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>Nested records are the same, whether they are read from their bytes or by the driver.</summary>
public sealed class RecordTests
{
    private static readonly ScalarShape Number = new(0, PgTypes.Integer, typeof(int), CanBeNull: false);

    [Fact]
    public async Task A_decimal_has_the_digits_that_the_driver_reads()
    {
        var random = new Random(7);
        var numbers = Edges.Concat(Enumerable.Range(0, 2_000).Select(_ => Digits(random))).ToList();
        List<decimal> expected = [];
        await CheckAsync<List<decimal>>(list => expected = list, $"SELECT ARRAY[{Array("'{0}'::numeric")}]", Column(typeof(List<decimal>)));
        await CheckAsync<List<byte[]>>(
            list => Assert.Equal(expected.Select(decimal.GetBits), list.Select(bytes => decimal.GetBits(Numeric.ToDecimal(bytes)))),
            $"SELECT ARRAY[{Array("numeric_send('{0}')")}]",
            Column(typeof(List<byte[]>)));

        string Array(string format) => string.Join(", ", numbers.Select(number => string.Format(CultureInfo.InvariantCulture, format, number)));
        static ScalarShape Column(Type type) => new(0, PgTypes.For(type)!, type, CanBeNull: false); // All of them are known.
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public async Task What_no_decimal_holds_is_left_to_the_driver(string number)
    {
        byte[] bytes = [];
        await CheckAsync<byte[]>(value => bytes = value, $"SELECT numeric_send('{number}')", new ScalarShape(0, PgTypes.Bytea, typeof(byte[]), CanBeNull: false));
        Assert.False(Assert.Throws<RecordFormatException>(() => Numeric.ToDecimal(bytes)).IsOfTypes);
    }

    [Theory]
    [InlineData("SELECT ARRAY(SELECT ROW(i::bigint) FROM generate_series(1, 3) AS i)")]
    [InlineData("SELECT ARRAY(SELECT ROW(i::smallint) FROM generate_series(1, 3) AS i)")]
    public Task A_number_of_another_width_is_converted_by_the_driver(string sql) =>
        CheckAsync<List<int>>([1, 2, 3], sql, new ListShape(0, Number, typeof(List<int>)));

    [Theory]
    [InlineData("'x'::varchar(3)")]
    [InlineData("'x'::name")]
    [InlineData("'[\"x\"]'::jsonb ->> 0")]
    public Task Text_is_read_whatever_the_server_calls_it(string sql) => CheckAsync<List<string>>(["x"], $"SELECT ARRAY(SELECT ROW({sql}))", new ListShape(0, new ScalarShape(0, PgTypes.Text, typeof(string), CanBeNull: false), typeof(List<string>)));

    [Fact]
    public Task Another_width_in_a_collection_of_a_collection_is_converted_as_well() => CheckAsync<List<List<int>>>(
        [[1, 2], [], [3]],
        "SELECT ARRAY[ROW(ARRAY[ROW(1::bigint), ROW(2::bigint)]), ROW(ARRAY(SELECT ROW(1::bigint) WHERE false)), ROW(ARRAY[ROW(3::bigint)])]",
        new ListShape(0, new ListShape(0, Number, typeof(List<int>)), typeof(List<List<int>>)));

    [Fact]
    public Task A_collection_beside_what_only_the_driver_reads_is_read_too() => CheckAsync<List<(int[], List<int>)>>(
        list => Assert.Equal("1,2:3;4:", string.Join(';', list.Select(pair => $"{string.Join(',', pair.Item1)}:{string.Join(',', pair.Item2)}"))),
        "SELECT ARRAY[ROW(ARRAY[1, 2], ARRAY[ROW(3)]), ROW(ARRAY[4], ARRAY(SELECT ROW(1) WHERE false))]",
        new ListShape(
            0,
            new NewShape(
                typeof((int[], List<int>)),
                typeof((int[], List<int>)).GetConstructor([typeof(int[]), typeof(List<int>)]),
                [new ScalarShape(0, PgTypes.For(typeof(int[]))!, typeof(int[]), CanBeNull: false), new ListShape(1, Number, typeof(List<int>))],
                []),
            typeof(List<(int[], List<int>)>)));

    [Fact]
    public async Task An_error_in_a_record_is_the_one_of_a_row()
    {
        var lists = new ListShape(0, new ListShape(0, Number, typeof(List<int>)), typeof(List<List<int>>));
        Assert.Equal("RUNTIME.COLUMN_MISMATCH", (await FailAsync<PrismaNextException, List<List<int>>>("SELECT ARRAY[ROW(ARRAY[ROW(NULL::integer)])]", lists)).Code);
        Assert.Equal("RUNTIME.COLUMN_MISMATCH", (await FailAsync<PrismaNextException, List<List<int>>>("SELECT ARRAY[ROW(ARRAY[ROW('x'::text)])]", lists)).Code);
        Assert.Equal("RUNTIME.COLUMN_MISMATCH", (await FailAsync<PrismaNextException, List<List<int>>>("SELECT ARRAY[ROW(1)]", lists)).Code);
    }

    private static string[] Edges =>
    [
        "0", "0.00", "0.0000000000000000000000000000", "-0.0", "1", "-1", "10000", "100000000", "1.10", "0.0001", "0.00001000", "10000000000000000000000000000",
        "79228162514264337593543950335", "-79228162514264337593543950335", "7.9228162514264337593543950335", "0.0000000000000000000000000001",
        "12345678901234567890.12345678", "9999999999999999999999999999", "1.0000000000000000000000000000", "123456789012345678901234567.8",
    ];

    private static string Digits(Random random)
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(1, 28)).Select(_ => random.Next(3) == 0 ? 0 : random.Next(10)));
        var decimals = random.Next(0, digits.Length);
        return (random.Next(2) == 0 ? "-" : "") + digits[..^decimals] + (decimals > 0 ? "." + digits[^decimals..] : "");
    }
}
