using System.Text.RegularExpressions;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class TextTests
{
    private static readonly Regex Digits = new("[0-9]+");

    [Fact]
    public Task Plus() => ScalarCase.Check(s => s.Name + "!", """s.name || '!'""");

    [Fact]
    public Task Plus_null() => ScalarCase.Check(s => s.Name + s.Nick, """s.name || coalesce(s.nick, '')""");

    [Fact]
    public Task Plus_number() => ScalarCase.Check(s => s.Name + s.Number, """s.name || s.number::text""");

    [Fact]
    public Task Plus_nullable() => ScalarCase.Check(s => "" + s.MaybeNumber, """coalesce(s.maybe_number::text, '')""");

    [Fact]
    public Task Concat() => ScalarCase.Check(s => string.Concat(s.Name, "-", s.Nick), """s.name || '-' || coalesce(s.nick, '')""");

    [Fact]
    public Task Concat_array() => ScalarCase.Check(s => string.Concat(s.Tags), """array_to_string(s.tags, '', '')""");

    [Fact]
    public Task Concat_objects() => ScalarCase.Check(s => string.Concat(s.Name, s.Number), """s.name || s.number::text""");

    [Fact]
    public Task Join() => ScalarCase.Check(s => string.Join(", ", new[] { s.Name, s.Nick, "x" }), """s.name || ', ' || coalesce(s.nick, '') || ', x'""");

    [Fact]
    public Task Join_char() => ScalarCase.Check(s => string.Join('|', new[] { s.Name, s.Nick }), """s.name || '|' || coalesce(s.nick, '')""");

    [Fact]
    public Task Join_objects() => ScalarCase.Check(s => string.Join(";", new object?[] { s.Number, s.Nick, s.Flag }), """s.number::text || ';' || coalesce(s.nick, '') || ';' || CASE WHEN s.flag THEN 'True' ELSE 'False' END""");

    [Fact]
    public Task Join_array_column() => ScalarCase.Check(s => string.Join(", ", s.Tags), """array_to_string(s.tags, ', ', '')""");

    [Fact]
    public Task Join_numbers() => ScalarCase.Check(s => string.Join("-", s.Numbers), """array_to_string(s.numbers, '-', '')""");

    [Fact]
    public Task Format() => ScalarCase.Check(s => string.Format("{0} ({1})", s.Name, s.Number), """s.name || ' (' || s.number::text || ')'""");

    [Fact]
    public Task Format_widths() => ScalarCase.Check(s => string.Format("[{0,8}|{0,-8}]", s.Name), """'[' || lpad(s.name, greatest(8, length(s.name))) || '|' || rpad(s.name, greatest(8, length(s.name))) || ']'""");

    [Fact]
    public Task Format_braces() => ScalarCase.Check(s => string.Format("{{{0}}}", s.Nick), """'{' || coalesce(s.nick, '') || '}'""");

    [Fact]
    public Task Format_null() => ScalarCase.Check(s => string.Format("<{0}>", s.MaybeNumber), """'<' || coalesce(s.maybe_number::text, '') || '>'""");

    [Fact]
    public Task Interpolation() => ScalarCase.Check(s => $"{s.Name}:{s.Nick}", """s.name || ':' || coalesce(s.nick, '')""");

    [Fact]
    public Task Interpolation_of_numbers() => ScalarCase.Check(s => $"{s.Id}. {s.Name} = {s.Amount}", """s.id::text || '. ' || s.name || ' = ' || s.amount::text""");

    [Fact]
    public Task Interpolation_with_digits() => ScalarCase.Check(s => $"{s.Number:D5}", """CASE WHEN s.number < 0 THEN '-' || lpad(substr(s.number::text, 2), greatest(5, length(substr(s.number::text, 2))), '0') ELSE lpad(s.number::text, greatest(5, length(s.number::text)), '0') END""");

    [Fact]
    public Task Interpolation_with_places() => ScalarCase.Check(s => $"{s.Amount:F2}", """round(s.amount, 2)::text""");

    [Fact]
    public Task Interpolation_with_width() => ScalarCase.Check(s => $"{s.Number,6}", """lpad(s.number::text, greatest(6, length(s.number::text)))""");

    [Fact]
    public Task Interpolation_with_date() => ScalarCase.Check(s => $"{s.At:yyyy-MM-dd}", """to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')""");

    [Fact]
    public Task Interpolation_with_groups() => ScalarCase.Check(s => $"{s.Amount:N1}|{s.Number:N0}", """to_char(round(s.amount, 1), 'FM999,999,999,999,999,999,999,999,999,990.0') || '|' || to_char(s.number, 'FM999,999,999,999,999,999,999,999,999,990')""");

    [Fact]
    public Task Compare() => ScalarCase.Check(s => string.Compare(s.Name, s.Nick), """CASE WHEN s.name = s.nick THEN 0 WHEN s.name < s.nick THEN -1 ELSE 1 END""", rows: [1, 3, 7, 2, 9], isOrdered: false);

    [Fact]
    public Task Compare_greater() => ScalarCase.Check(s => string.Compare(s.Name, "b") > 0, """s.name > 'b'""", rows: [1, 5, 7, 9]);

    [Fact]
    public Task Compare_less_or_null() => ScalarCase.Check(s => string.Compare(s.Nick, "b") < 0, """s.nick IS NULL OR (s.nick < 'b') IS TRUE""", rows: [1, 2, 7, 9, 6]);

    [Fact]
    public Task CompareTo() => ScalarCase.Check(s => s.Name.CompareTo("b"), """CASE WHEN s.name = 'b' THEN 0 WHEN s.name < 'b' THEN -1 ELSE 1 END""", rows: [1, 5, 7, 9, 3]);

    [Fact]
    public Task CompareTo_equal() => ScalarCase.Check(s => s.Name.CompareTo("alpha") == 0, """s.name = 'alpha'""");

    [Fact]
    public Task CompareTo_null() => ScalarCase.Check(s => s.Name.CompareTo(null), """CASE WHEN s.name = NULL THEN 0 WHEN s.name < NULL THEN -1 ELSE 1 END""");

    [Fact]
    public Task CompareOrdinal() => ScalarCase.Check(s => string.CompareOrdinal(s.Name, "alpha") > 0, """s.name COLLATE "C" > 'alpha'""");

    [Fact]
    public Task CompareOrdinal_null() => ScalarCase.Check(s => string.CompareOrdinal(s.Nick, s.Name) <= 0, """s.nick IS NULL OR (s.nick COLLATE "C" <= s.name) IS TRUE""");

    [Fact]
    public Task Compare_ordinal() => ScalarCase.Check(s => string.Compare(s.Name, "alpha", StringComparison.Ordinal) < 0, """s.name COLLATE "C" < 'alpha'""");

    [Fact]
    public Task Equals_string() => ScalarCase.Check(s => s.Name.Equals("alpha"), """s.name = 'alpha'""");

    [Fact]
    public Task Equals_static() => ScalarCase.Check(s => string.Equals(s.Name, s.Nick), """(s.name = s.nick) IS TRUE""");

    [Fact]
    public Task Equals_ordinal() => ScalarCase.Check(s => s.Name.Equals("alpha", StringComparison.Ordinal), """s.name = 'alpha'""");

    [Fact]
    public Task Equals_any_case() => ScalarCase.Check(s => s.Name.Equals("ALPHA", StringComparison.OrdinalIgnoreCase), """upper(s.name) = upper('ALPHA')""");

    [Fact]
    public Task Equals_any_case_accents() => ScalarCase.Check(s => s.Name.Equals("üNÏCÖDÉ привет", StringComparison.OrdinalIgnoreCase), """upper(s.name) = upper('üNÏCÖDÉ привет')""");

    [Fact]
    public Task Equals_static_any_case() => ScalarCase.Check(s => string.Equals(s.Nick, "ALPHA", StringComparison.OrdinalIgnoreCase), """(upper(s.nick) = upper('ALPHA')) IS TRUE""");

    [Fact]
    public Task Equals_any_case_column() => ScalarCase.Check(s => string.Equals(s.Name, s.Nick, StringComparison.OrdinalIgnoreCase), """(upper(s.name) = upper(s.nick)) IS TRUE""");

    [Fact]
    public Task Equals_static_null() => ScalarCase.Check(s => string.Equals(s.Nick, null, StringComparison.Ordinal), """s.nick IS NULL""");

    [Fact]
    public Task IsMatch() => ScalarCase.Check(s => Regex.IsMatch(s.Name, "^al.*a$"), """s.name ~ '^al[^\n]*a(?=\n?$)'""");

    [Fact]
    public Task IsMatch_digits() => ScalarCase.Check(s => Regex.IsMatch(s.Name, @"\d"), """s.name ~ '[0-9\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\uFF10-\uFF19]'""");

    [Fact]
    public Task IsMatch_spaces() => ScalarCase.Check(s => Regex.IsMatch(s.Name, @"\s\S"), """s.name ~ '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028-\u2029\u202F\u205F\u3000][^\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028-\u2029\u202F\u205F\u3000]'""");

    [Fact]
    public Task IsMatch_any_case() => ScalarCase.Check(s => Regex.IsMatch(s.Name, "ALPHA|HELLO", RegexOptions.IgnoreCase), """s.name ~* 'ALPHA|HELLO'""");

    [Fact]
    public Task IsMatch_class() => ScalarCase.Check(s => Regex.IsMatch(s.Name, "^[a-z ]+$"), """s.name ~ '^[a-z ]+(?=\n?$)'""");

    [Fact]
    public Task IsMatch_escapes() => ScalarCase.Check(s => Regex.IsMatch(s.Name, @"50%_off\\"), """s.name ~ '50%_off\\'""");

    [Fact]
    public Task IsMatch_line_feed() => ScalarCase.Check(s => Regex.IsMatch(s.Name, "q. . line"), """s.name ~ 'q[^\n] [^\n] line'""");

    [Fact]
    public Task IsMatch_ascii_words() => ScalarCase.Check(s => Regex.IsMatch(s.Name, @"^\w+$", RegexOptions.ECMAScript), """s.name ~ '^[0-9A-Z_a-z]+$'""");

    [Fact]
    public Task IsMatch_captured() => ScalarCase.Check(s => Digits.IsMatch(s.Nick!), """s.nick ~ '[0-9]+' IS TRUE""");

    [Fact]
    public Task Regex_Replace() => ScalarCase.Check(s => Regex.Replace(s.Name, "[aeiou]+", "<>"), """regexp_replace(s.name, '[aeiou]+', '<>', 'g')""");

    [Fact]
    public Task Regex_Replace_instance() => ScalarCase.Check(s => Digits.Replace(s.Name, @"\"), """regexp_replace(s.name, '[0-9]+', '\\', 'g')""");

    [Fact]
    public Task Regex_Replace_any_case() => ScalarCase.Check(s => Regex.Replace(s.Name, "A", "", RegexOptions.IgnoreCase), """regexp_replace(s.name, 'A', '', 'gi')""");

    [Fact]
    public Task Regex_Count() => ScalarCase.Check(s => Regex.Count(s.Name, "[a-l]"), """cardinality(regexp_split_to_array(s.name, '[a-l]')) - 1""");

    [Fact]
    public Task Regex_Count_any_case() => ScalarCase.Check(s => Regex.Count(s.Name, "LPH", RegexOptions.IgnoreCase), """cardinality(regexp_split_to_array(s.name, 'LPH', 'i')) - 1""");
}
