using System.Linq.Expressions;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class ObjectTests
{
    private static readonly SampleRights Flag = SampleRights.Write;
    private static readonly SampleKind Kind = SampleKind.Rare;
    private static readonly SampleKind[] Kinds = [SampleKind.None, SampleKind.Rare];
    private static readonly Guid Key = new("00000007-0007-0003-0405-060708090a07");
    private static readonly byte[] Bytes = [7, 7];

    [Fact]
    public Task Rights_HasFlag() => ScalarCase.Check(s => s.Rights.HasFlag(SampleRights.Read), """s.rights & 1 = 1""");

    [Fact]
    public Task HasFlag_several() => ScalarCase.Check(s => s.Rights.HasFlag(SampleRights.Read | SampleRights.Share), """s.rights & 5 = 5""");

    [Fact]
    public Task HasFlag_column() => ScalarCase.Check(s => s.Rights.HasFlag(s.Rights), """s.rights & s.rights = s.rights""");

    [Fact]
    public Task HasFlag_parameter() => ScalarCase.Check(s => s.Rights.HasFlag(Flag), """s.rights & $1 = $1""");

    [Fact]
    public Task Flag_and() => ScalarCase.Check(s => (s.Rights & SampleRights.Write) != 0, """s.rights & 2 <> 0""");

    [Fact]
    public Task Flag_or() => ScalarCase.Check(s => s.Rights | SampleRights.Write, """s.rights | 2""");

    [Fact]
    public Task Enum_equal() => ScalarCase.Check(s => s.Kind == SampleKind.Plain, """s.kind = 1""");

    [Fact]
    public Task Text_enum_equal() => ScalarCase.Check(s => s.Level == SampleKind.Plain, """s.level = 'Plain'""");

    [Fact]
    public Task Enum_parameter() => ScalarCase.Check(s => s.Level == Kind, """s.level = $1""");

    [Fact]
    public Task Enum_compare() => ScalarCase.Check(s => s.Kind > SampleKind.None, """s.kind > 0""");

    [Fact]
    public Task Enum_CompareTo() => ScalarCase.Check(s => s.Kind.CompareTo(SampleKind.Plain), """CASE WHEN s.kind = 1 THEN 0 WHEN s.kind < 1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task IsDefined() => ScalarCase.Check(s => Enum.IsDefined(s.Kind), """s.kind = ANY (ARRAY[0, 1, 7])""");

    [Fact]
    public Task GetName() => ScalarCase.Check(s => Enum.GetName(s.Kind), """CASE s.kind WHEN 0 THEN 'None' WHEN 1 THEN 'Plain' WHEN 7 THEN 'Rare' END""");

    [Fact]
    public Task Enum_contains() => ScalarCase.Check(s => Kinds.Contains(s.Kind), """s.kind = ANY ($1)""");

    [Fact]
    public Task Guid_equal() => ScalarCase.Check(s => s.Key == Key, """s.key = $1""");

    [Fact]
    public Task Guid_CompareTo() => ScalarCase.Check(s => s.Key.CompareTo(Key), """CASE WHEN s.key = $1 THEN 0 WHEN s.key < $1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Guid_NewGuid_is_new() => ScalarCase.Check(s => Guid.NewGuid() == Guid.NewGuid(), """gen_random_uuid() = gen_random_uuid()""");

    [Fact]
    public Task HasValue() => ScalarCase.Check(s => s.MaybeNumber.HasValue, """s.maybe_number IS NOT NULL""");

    [Fact]
    public Task Value() => ScalarCase.Check(s => s.MaybeNumber!.Value, """s.maybe_number""");

    [Fact]
    public Task GetValueOrDefault() => ScalarCase.Check(s => s.MaybeNumber.GetValueOrDefault(), """coalesce(s.maybe_number, 0)""");

    [Fact]
    public Task GetValueOrDefault_with() => ScalarCase.Check(s => s.MaybeNumber.GetValueOrDefault(5), """coalesce(s.maybe_number, 5)""");

    [Fact]
    public Task Equals_object() => ScalarCase.Check(s => s.Number.Equals(7), """s.number = 7""");

    [Fact]
    public Task Equals_boxed() => ScalarCase.Check(s => ((object)s.Number).Equals(7), """s.number = 7""");

    [Fact]
    public Task Equals_static() => ScalarCase.Check(s => object.Equals(s.MaybeNumber, 7), """(s.maybe_number = 7) IS TRUE""");

    [Fact]
    public Task Equals_other_type() => ScalarCase.Check(s => s.Number.Equals(7L), """1""");

    [Fact]
    public Task Comparer_equal() => ScalarCase.Check(s => EqualityComparer<string>.Default.Equals(s.Name, s.Nick), """(s.name = s.nick) IS TRUE""");

    [Fact]
    public Task Comparer_compare() => ScalarCase.Check(s => Comparer<int>.Default.Compare(s.Number, 7), """CASE WHEN s.number = 7 THEN 0 WHEN s.number < 7 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Int_CompareTo() => ScalarCase.Check(s => s.Number.CompareTo(7), """CASE WHEN s.number = 7 THEN 0 WHEN s.number < 7 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Short_CompareTo() => ScalarCase.Check(s => s.Small.CompareTo((short)7), """s.small::integer - 7""");

    [Fact]
    public Task Byte_CompareTo() => ScalarCase.Check(s => s.Octet.CompareTo((byte)7), """s.octet::integer - 7""");

    [Fact]
    public Task Char_CompareTo() => ScalarCase.Check(s => s.Letter.CompareTo('b'), """ascii(s.letter) - 98""");

    [Fact]
    public Task Small_comparison() => ScalarCase.Check(s => s.Small.CompareTo((short)7) > 0 || s.Letter.CompareTo('b') <= 0, """
        s.small > 7 OR s.letter COLLATE "C" <= 'b' COLLATE "C"
        """);

    [Fact]
    public Task Nan_equals_nothing()
    {
        // Written in C#, the comparison is an error of the analysers.
        var sample = Expression.Parameter(typeof(Sample), "s");
        return ScalarCase.Check(Expression.Lambda<Func<Sample, bool>>(Expression.Equal(Expression.Property(sample, nameof(Sample.Ratio)), Expression.Constant(double.NaN)), sample), """1""");
    }

    [Fact]
    public Task Bool_CompareTo() => ScalarCase.Check(s => s.Flag.CompareTo(true), """CASE WHEN s.flag THEN 0 WHEN s.flag < TRUE THEN -1 ELSE 1 END""");

    [Fact]
    public Task Double_CompareTo() => ScalarCase.Check(s => s.Ratio.CompareTo(0.125), """CASE WHEN s.ratio = 0.125 THEN 0 WHEN (s.ratio < 0.125) <> ((s.ratio = 'NaN'::double precision) <> (0.125 = 'NaN'::double precision)) THEN -1 ELSE 1 END""");

    [Fact]
    public Task Nan_CompareTo() => ScalarCase.Check(s => Math.Sqrt(s.Number).CompareTo(1), """CASE WHEN CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END = 1 THEN 0 WHEN (CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END < 1) <> ((CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END = 'NaN'::double precision) <> (1 = 'NaN'::double precision)) THEN -1 ELSE 1 END""");

    [Fact]
    public Task Nan_less() => ScalarCase.Check(s => Math.Sqrt(s.Number) < 3, """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END < 3""");

    [Fact]
    public Task Nan_greater() => ScalarCase.Check(s => Math.Sqrt(s.Number) > 3, """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END > 3 AND CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END <> 'NaN'::double precision""");

    [Fact]
    public Task Decimal_Compare() => ScalarCase.Check(s => decimal.Compare(s.Amount, 1), """CASE WHEN s.amount = 1 THEN 0 WHEN s.amount < 1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Tuple_equals() => ScalarCase.Check(s => ValueTuple.Create(s.Number, s.Name).Equals(ValueTuple.Create(7, "7")), """s.number = $1 AND (s.name = $2) IS TRUE""");

    [Fact]
    public Task Ternary() => ScalarCase.Check(s => s.Number > 5 ? "big" : s.Nick, """CASE WHEN s.number > 5 THEN 'big' ELSE s.nick END""");

    [Fact]
    public Task Switch() => ScalarCase.Check(s => s.Number < 0 ? -1 : s.Number == 0 ? 0 : 1, """CASE WHEN s.number < 0 THEN -1 WHEN s.number = 0 THEN 0 ELSE 1 END""");

    [Fact]
    public Task Coalesce() => ScalarCase.Check(s => s.Nick ?? s.Name, """coalesce(s.nick, s.name)""");

    [Fact]
    public Task Bytes_Length() => ScalarCase.Check(s => s.Data.Length, """length(s.data)""");

    [Fact]
    public Task Bytes_item() => ScalarCase.Check(s => s.Data[0], """get_byte(s.data, 0)""");

    [Fact]
    public Task Array_Length() => ScalarCase.Check(s => s.Tags.Length, """cardinality(s.tags)""");

    [Fact]
    public Task Array_item() => ScalarCase.Check(s => s.Tags[0], """s.tags[1]""");

    [Fact]
    public Task Array_item_column() => ScalarCase.Check(s => s.Numbers[s.Id], """s.numbers[s.id + 1]""");

    [Fact]
    public Task Array_IndexOf() => ScalarCase.Check(s => Array.IndexOf(s.Tags, "b"), """coalesce(array_position(s.tags, 'b'::text), 0) - 1""");

    [Fact]
    public Task Array_IndexOf_number() => ScalarCase.Check(s => Array.IndexOf(s.Numbers, s.Number), """coalesce(array_position(s.numbers, s.number), 0) - 1""");

    [Fact]
    public Task Bytes_Contains() => ScalarCase.Check(s => s.Data.Contains((byte)2), """(pg_catalog.position(s.data, '\x02'::bytea) > 0) IS TRUE""");

    [Fact]
    public Task Bytes_Contains_column() => ScalarCase.Check(s => s.Data.Contains(s.Octet), """(pg_catalog.position(s.data, set_byte('\x00'::bytea, 0, s.octet::integer)) > 0) IS TRUE""");

    [Fact]
    public Task Bytes_SequenceEqual() => ScalarCase.Check(s => s.Data.SequenceEqual(Bytes), """(s.data = $1) IS TRUE""");

    [Fact]
    public Task Array_Contains() => ScalarCase.Check(s => s.Tags.Contains("a"), """('a' = ANY (s.tags)) IS TRUE""");
}
