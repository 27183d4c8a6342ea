using System.Collections;
using System.Globalization;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using static PrismaNext.Linq.Tests.Sql.Ir;

namespace PrismaNext.Linq.Tests.Sql;

public sealed class PostgresLiteralsTests
{
    public static TheoryData<object?, PgType, string, string> Values => new()
    {
        { null, PgTypes.Integer, "NULL", "NULL::integer" },
        { true, PgTypes.Boolean, "TRUE", "TRUE" },
        { 5, PgTypes.Integer, "5", "5" },
        { -5, PgTypes.Integer, "-5", "-5" },
        { (short)-5, PgTypes.SmallInt, "-5", "(-5)::smallint" },
        { 5L, PgTypes.BigInt, "5", "5::bigint" },
        { 5_000_000_000L, PgTypes.BigInt, "5000000000", "5000000000" },
        { int.MinValue, PgTypes.Integer, "(-2147483648)::integer", "(-2147483648)::integer" },
        { long.MinValue, PgTypes.BigInt, "(-9223372036854775808)::bigint", "(-9223372036854775808)::bigint" },
        { 5m, PgTypes.Numeric, "5", "5::numeric" },
        { -1.50m, PgTypes.Numeric, "-1.50", "-1.50" },
        { 0.1, PgTypes.Double, "0.1", "0.1::double precision" },
        { -1e300, PgTypes.Double, "-1E+300", "(-1E+300)::double precision" },
        { double.NaN, PgTypes.Double, "'NaN'::double precision", "'NaN'::double precision" },
        { double.NegativeInfinity, PgTypes.Double, "'-Infinity'::double precision", "'-Infinity'::double precision" },
        { -0.0, PgTypes.Double, "'-0'::double precision", "'-0'::double precision" },
        { 0.1f, PgTypes.Real, "0.1::real", "0.1::real" },
        { -0.1f, PgTypes.Real, "(-0.1)::real", "(-0.1)::real" },
        { @"it's \ fine", PgTypes.Text, @"'it''s \ fine'", @"'it''s \ fine'::text" },
        { new Guid("00112233-4455-6677-8899-aabbccddeeff"), PgTypes.Uuid, "'00112233-4455-6677-8899-aabbccddeeff'", "'00112233-4455-6677-8899-aabbccddeeff'::uuid" },
        { new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc), PgTypes.TimestampTz, "'2024-02-29 01:02:03+00'", "'2024-02-29 01:02:03+00'::timestamptz" },
        { new DateTime(2024, 2, 29, 1, 2, 3).AddTicks(1234567), PgTypes.Timestamp, "'2024-02-29 01:02:03.123456'", "'2024-02-29 01:02:03.123456'::timestamp" },
        { new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(2)), PgTypes.TimestampTzOffset, "'2024-02-28 23:02:03+00'", "'2024-02-28 23:02:03+00'::timestamptz" },
        { new DateOnly(24, 2, 29), PgTypes.Date, "'0024-02-29'", "'0024-02-29'::date" },
        { new TimeOnly(23, 0, 0, 500), PgTypes.Time, "'23:00:00.5'", "'23:00:00.5'::time" },
        { new TimeSpan(1, 2, 3, 4), PgTypes.Interval, "'1 day 02:03:04'", "'1 day 02:03:04'::interval" },
        { -new TimeSpan(1, 2, 3, 4, 5), PgTypes.Interval, "'-1 days -02:03:04.005'", "'-1 days -02:03:04.005'::interval" },
        { new byte[] { 0, 255 }, PgTypes.Bytea, @"'\x00ff'", @"'\x00ff'::bytea" },
        { new BitArray([true, false]), PgTypes.VarBit, "B'10'", "B'10'::bit varying" },
        { new[] { 1, -2 }, PgTypes.ArrayOf(PgTypes.Integer), "ARRAY[1, -2]", "ARRAY[1, -2]" },
        { new[] { 1L }, PgTypes.ArrayOf(PgTypes.BigInt), "ARRAY[1]::bigint[]", "ARRAY[1]::bigint[]" },
        { new[] { "a'b", null }, PgTypes.ArrayOf(PgTypes.Text), "ARRAY['a''b', NULL]", "ARRAY['a''b', NULL]" },
        { Array.Empty<string>(), PgTypes.ArrayOf(PgTypes.Text), "ARRAY[]::text[]", "ARRAY[]::text[]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_with_a_cast_only_where_one_is_needed(object? value, PgType type, string bare, string cast)
    {
        Assert.Equal(bare, Write(Literal(value, type)));
        Assert.Equal(cast, Write(Literal(value, type) with { NeedsCast = true }));
    }

    [Fact]
    public void Texts_do_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal("-1.5", Write(Literal(-1.5m)));
            Assert.Equal("'2024-02-29'", Write(Literal(new DateOnly(2024, 2, 29))));
            Assert.Equal("$1", Write(Slot(0)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_text_that_the_server_cannot_hold_is_refused()
    {
        foreach (var text in new[] { "a\0b", "\ud83d", "\ude00\ud83d" })
            Assert.Equal("PLAN.TEXT_INVALID", Assert.Throws<PrismaNextException>(() => Write(Literal(text))).Code);
    }

    [Theory]
    [InlineData(DateTimeKind.Local, true)]
    [InlineData(DateTimeKind.Unspecified, true)]
    [InlineData(DateTimeKind.Utc, false)]
    [InlineData(DateTimeKind.Local, false)]
    public void A_time_of_the_wrong_kind_is_refused(DateTimeKind kind, bool hasZone) => Assert.Equal(
        "PLAN.DATETIME_KIND",
        Assert.Throws<PrismaNextException>(() => Write(Literal(new DateTime(2024, 1, 1, 0, 0, 0, kind), hasZone ? PgTypes.TimestampTz : PgTypes.Timestamp))).Code);

    [Fact]
    public void A_value_without_a_text_is_refused() =>
        Assert.Equal("PLAN.LITERAL_UNSUPPORTED", Assert.Throws<PrismaNextException>(() => Write(Literal(new object(), PgTypes.Text))).Code);
}
