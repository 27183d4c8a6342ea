using System.Globalization;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class ConversionTests
{
    [Fact]
    public Task Int_ToString() => ScalarCase.Check(s => s.Number.ToString(), """s.number::text""");

    [Fact]
    public Task Long_ToString() => ScalarCase.Check(s => s.Big.ToString(), """s.big::text""");

    [Fact]
    public Task Byte_ToString() => ScalarCase.Check(s => s.Octet.ToString(), """s.octet::text""");

    [Fact]
    public Task Decimal_ToString() => ScalarCase.Check(s => s.Amount.ToString(), """s.amount::text""");

    [Fact]
    public Task Decimal_product_ToString() => ScalarCase.Check(s => (s.Amount * 2).ToString(), """(s.amount * 2)::text""", rows: [1, 2, 4]);

    [Fact]
    public Task Guid_ToString() => ScalarCase.Check(s => s.Key.ToString(), """s.key::text""");

    [Fact]
    public Task Guid_ToString_plain() => ScalarCase.Check(s => s.Key.ToString("N"), """replace(s.key::text, '-', '')""");

    [Fact]
    public Task Bool_ToString() => ScalarCase.Check(s => s.Flag.ToString(), """CASE WHEN s.flag THEN 'True' ELSE 'False' END""");

    [Fact]
    public Task Nullable_ToString() => ScalarCase.Check(s => s.MaybeNumber.ToString(), """coalesce(s.maybe_number::text, '')""");

    [Fact]
    public Task Nullable_bool_ToString() => ScalarCase.Check(s => s.MaybeFlag.ToString(), """coalesce(CASE WHEN s.maybe_flag THEN 'True' WHEN NOT s.maybe_flag THEN 'False' END, '')""");

    [Fact]
    public Task Enum_ToString() => ScalarCase.Check(s => s.Kind.ToString(), """CASE s.kind WHEN 0 THEN 'None' WHEN 1 THEN 'Plain' WHEN 7 THEN 'Rare' ELSE s.kind::text END""");

    [Fact]
    public Task Nullable_enum_ToString() => ScalarCase.Check(s => s.MaybeKind.ToString(), """coalesce(CASE s.maybe_kind WHEN 0 THEN 'None' WHEN 1 THEN 'Plain' WHEN 7 THEN 'Rare' ELSE s.maybe_kind::text END, '')""");

    [Fact]
    public Task Enum_as_text_ToString() => ScalarCase.Check(s => s.Level.ToString(), """s.level""");

    [Fact]
    public Task Digits() => ScalarCase.Check(s => s.Number.ToString("D4"), """CASE WHEN s.number < 0 THEN '-' || lpad(substr(s.number::text, 2), greatest(4, length(substr(s.number::text, 2))), '0') ELSE lpad(s.number::text, greatest(4, length(s.number::text)), '0') END""");

    [Fact]
    public Task Hexadecimal() => ScalarCase.Check(s => s.Number.ToString("x8"), """lpad(to_hex(s.number), greatest(8, length(to_hex(s.number))), '0')""");

    [Fact]
    public Task Hexadecimal_upper() => ScalarCase.Check(s => s.Big.ToString("X"), """upper(to_hex(s.big))""");

    [Fact]
    public Task Fixed() => ScalarCase.Check(s => s.Amount.ToString("F1"), """round(s.amount, 1)::text""");

    [Fact]
    public Task Grouped() => ScalarCase.Check(s => s.Amount.ToString("N2"), """to_char(round(s.amount, 2), 'FM999,999,999,999,999,999,999,999,999,990.00')""");

    [Fact]
    public Task Invariant() => ScalarCase.Check(s => s.Amount.ToString(CultureInfo.InvariantCulture), """s.amount::text""");

    [Fact]
    public Task Date_format() => ScalarCase.Check(s => s.At.ToString("yyyy-MM-dd HH:mm:ss"), """to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')""");

    [Fact]
    public Task Date_format_sortable() => ScalarCase.Check(s => s.Local.ToString("s"), """to_char(s.local, 'YYYY-MM-DD"T"HH24:MI:SS')""");

    [Fact]
    public Task DateOnly_format() => ScalarCase.Check(s => s.Day.ToString("dd.MM.yyyy"), """to_char(s.day::timestamp, 'DD.MM.YYYY')""");

    [Fact]
    public Task Date_format_short() => ScalarCase.Check(s => s.At.ToString("M/d/yy H:m"), """to_char(s.at AT TIME ZONE 'UTC', 'FMMM/FMDD/YY FMHH24:FMMI')""");

    [Fact]
    public Task TimeOnly_format() => ScalarCase.Check(s => s.Time.ToString("HH:mm"), """to_char(s.time::interval, 'HH24:MI')""");

    [Fact]
    public Task Date_format_fraction() => ScalarCase.Check(s => s.At.ToString("HH:mm:ss.fff"), """to_char(s.at AT TIME ZONE 'UTC', 'HH24:MI:SS.MS')""");

    [Fact]
    public Task Parse() => ScalarCase.Check(s => int.Parse(s.Name), """s.name::integer""", rows: [7]);

    [Fact]
    public Task Parse_of_text() => ScalarCase.Check(s => long.Parse(s.Number.ToString()), """s.number::text::bigint""");

    [Fact]
    public Task Parse_decimal() => ScalarCase.Check(s => decimal.Parse(s.Amount.ToString()), """s.amount::text::numeric""");

    [Fact]
    public Task Parse_double() => ScalarCase.Check(s => double.Parse(s.Name), """s.name::double precision""", rows: [7]);

    [Fact]
    public Task Parse_bool() => ScalarCase.Check(s => bool.Parse(s.Flag.ToString()), """CASE WHEN s.flag THEN 'True' ELSE 'False' END::boolean""");

    [Fact]
    public Task Parse_guid() => ScalarCase.Check(s => Guid.Parse(s.Key.ToString()), """s.key::text::uuid""");

    [Fact]
    public Task New_guid_of_text() => ScalarCase.Check(s => new Guid(s.Key.ToString()), """s.key::text::uuid""");

    [Fact]
    public Task ToInt32_of_double() => ScalarCase.Check(s => Convert.ToInt32(s.Ratio), """s.ratio::integer""", rows: [1, 2, 3, 4, 5, 6, 7, 9, 10]);

    [Fact]
    public Task ToInt32_of_decimal() => ScalarCase.Check(s => Convert.ToInt32(s.Amount), """CASE WHEN abs(s.amount % 1) = 0.5 THEN round(s.amount * 0.5) * 2 ELSE round(s.amount) END::integer""", rows: [1, 2, 3, 4, 6, 7, 8, 9, 10]);

    [Fact]
    public Task ToInt32_of_text() => ScalarCase.Check(s => Convert.ToInt32(s.Name), """s.name::integer""", rows: [7]);

    [Fact]
    public Task ToInt32_of_bool() => ScalarCase.Check(s => Convert.ToInt32(s.Flag), """CASE WHEN s.flag THEN 1 ELSE 0 END""");

    [Fact]
    public Task ToInt64() => ScalarCase.Check(s => Convert.ToInt64(s.Number), """s.number::bigint""");

    [Fact]
    public Task ToInt16() => ScalarCase.Check(s => Convert.ToInt16(s.Id), """s.id::smallint""");

    [Fact]
    public Task ToByte() => ScalarCase.Check(s => Convert.ToByte(s.Id), """s.id::smallint""");

    [Fact]
    public Task ToDouble() => ScalarCase.Check(s => Convert.ToDouble(s.Amount), """s.amount::double precision""");

    [Fact]
    public Task ToDecimal_of_double() => ScalarCase.Check(s => Convert.ToDecimal(s.Ratio), """s.ratio::numeric""");

    [Fact]
    public Task ToDecimal_of_int() => ScalarCase.Check(s => Convert.ToDecimal(s.Number), """s.number::numeric""");

    [Fact]
    public Task ToBoolean() => ScalarCase.Check(s => Convert.ToBoolean(s.Number), """s.number <> 0""");

    [Fact]
    public Task Convert_ToString() => ScalarCase.Check(s => Convert.ToString(s.Number), """s.number::text""");

    [Fact]
    public Task Convert_ToString_of_null() => ScalarCase.Check(s => Convert.ToString(s.Nick), """s.nick""");

    [Fact]
    public Task Double_to_int() => ScalarCase.Check(s => (int)s.Ratio, """trunc(s.ratio)::integer""", rows: [1, 2, 3, 4, 5, 6, 7, 9, 10]);

    [Fact]
    public Task Decimal_to_int() => ScalarCase.Check(s => (int)s.Amount, """trunc(s.amount)::integer""", rows: [1, 2, 3, 4, 6, 7, 8, 9, 10]);

    [Fact]
    public Task Int_to_long() => ScalarCase.Check(s => (long)s.Number, """s.number::bigint""");

    [Fact]
    public Task Int_to_byte() => ScalarCase.Check(s => (byte)s.Number, """(s.number & 255)::smallint""");

    [Fact]
    public Task Int_to_byte_checked() => ScalarCase.Check(s => checked((byte)s.Id), """s.id::smallint""");

    [Fact]
    public Task Int_to_sbyte() => ScalarCase.Check(s => (sbyte)s.Number, """((s.number & 255 # 128) - 128)::smallint""");

    [Fact]
    public Task Int_to_ushort() => ScalarCase.Check(s => (ushort)s.Number, """s.number & 65535""");

    [Fact]
    public Task Int_to_uint() => ScalarCase.Check(s => (uint)s.Number, """s.number::bigint & 4294967295""");

    [Fact]
    public Task Uint_arithmetic() => ScalarCase.Check(s => ((uint)s.Number << 4) - (uint)s.Id, """(s.number::bigint & 4294967295 << 4 & 4294967295) - (s.id::bigint & 4294967295) & 4294967295""");

    [Fact]
    public Task Uint_shifted_by_more_than_its_bits() => ScalarCase.Check(s => ((uint)s.Number << 33) + ((uint)s.Number >> 33), """(s.number::bigint & 4294967295 << 1 & 4294967295) + (s.number::bigint & 4294967295 >> 1) & 4294967295""");

    [Fact]
    public Task Uint_shifted_by_a_column() => ScalarCase.Check(s => (uint)s.Number << (s.Id + 32), """s.number::bigint & 4294967295 << (s.id + 32 & 31) & 4294967295""");

    [Fact]
    public Task Ulong_arithmetic() => ScalarCase.Check(s => ((ulong)s.Big * 3) + 7 - ((ulong)s.Number + 9), """(((s.big::numeric + 18446744073709551616) % 18446744073709551616 * 3 % 18446744073709551616 + 7) % 18446744073709551616 - ((s.number::numeric + 18446744073709551616) % 18446744073709551616 + 9) % 18446744073709551616 + 18446744073709551616) % 18446744073709551616""");

    [Fact]
    public Task Uint_complement() => ScalarCase.Check(s => ~(uint)s.Number, """~(s.number::bigint & 4294967295) & 4294967295""");

    [Fact]
    public Task Long_to_uint() => ScalarCase.Check(s => (uint)s.Big, """s.big & 4294967295""");

    [Fact]
    public Task Long_to_ulong() => ScalarCase.Check(s => (ulong)s.Big, """(s.big::numeric + 18446744073709551616) % 18446744073709551616""");

    [Fact]
    public Task Ulong_to_byte() => ScalarCase.Check(s => (byte)(ulong)s.Big, """((s.big::numeric + 18446744073709551616) % 18446744073709551616 % 256)::smallint""");

    [Fact]
    public Task Bits_to_byte() => ScalarCase.Check(s => (byte)(s.Number & 15), """(s.number & 15)::smallint""");

    [Fact]
    public Task Byte_to_byte() => ScalarCase.Check(s => (byte)(int)s.Octet, """s.octet::integer::smallint""");

    [Fact]
    public Task Nullable_to_value() => ScalarCase.Check(s => (int)s.MaybeNumber!, """s.maybe_number""");

    [Fact]
    public Task Int_to_double() => ScalarCase.Check(s => (double)s.Number, """s.number::double precision""");

    [Fact]
    public Task Double_to_decimal() => ScalarCase.Check(s => (decimal)s.Ratio, """s.ratio::numeric""");

    [Fact]
    public Task Float_to_double() => ScalarCase.Check(s => (double)s.Single, """s.single::double precision""");

    [Fact]
    public Task Int_to_char() => ScalarCase.Check(s => (char)(s.Id + 64), """chr(s.id + 64)""");

    [Fact]
    public Task Enum_to_int() => ScalarCase.Check(s => (int)s.Kind, """s.kind""");

    [Fact]
    public Task Int_to_enum() => ScalarCase.Check(s => (SampleKind)s.Id, """s.id""");
}
