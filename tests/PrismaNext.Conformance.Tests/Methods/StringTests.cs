using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class StringTests
{
    private static readonly char[] Characters = ['a', ' '];
    private static readonly char[] Nothing = [];

    [Fact]
    public Task ToLower() => ScalarCase.Check(s => s.Name.ToLower(), """lower(s.name)""");

    [Fact]
    public Task ToUpper() => ScalarCase.Check(s => s.Name.ToUpper(), """upper(s.name)""");

    [Fact]
    public Task ToLower_of_null() => ScalarCase.Check(s => s.Nick!.ToLower(), """lower(s.nick)""");

    [Fact]
    public Task ToLowerInvariant() => ScalarCase.Check(s => s.Name.ToLowerInvariant(), """lower(s.name)""");

    [Fact]
    public Task ToUpperInvariant() => ScalarCase.Check(s => s.Name.ToUpperInvariant(), """upper(s.name)""");

    [Fact]
    public Task Length() => ScalarCase.Check(s => s.Name.Length, """length(s.name)""");

    [Fact]
    public Task Length_of_null() => ScalarCase.Check(s => s.Nick!.Length, """length(s.nick)""");

    [Fact]
    public Task Indexer() => ScalarCase.Check(s => s.Name[0], """substr(s.name, 1, 1)""");

    [Fact]
    public Task Indexer_equals_char() => ScalarCase.Check(s => s.Name[0] == 'a', """substr(s.name, 1, 1) = 'a'""");

    [Fact]
    public Task Indexer_of_a_column() => ScalarCase.Check(s => s.Name[s.Name.Length - 1], """substr(s.name, length(s.name), 1)""");

    [Fact]
    public Task Substring_from() => ScalarCase.Check(s => s.Name.Substring(1), """substr(s.name, 2)""");

    [Fact]
    public Task Substring_from_start() => ScalarCase.Check(s => s.Name.Substring(0, 1), """left(s.name, 1)""");

    [Fact]
    public Task Substring_with_length() => ScalarCase.Check(s => s.Name.Substring(1, 2), """substr(s.name, 2, 2)""");

    [Fact]
    public Task Substring_by_column() => ScalarCase.Check(s => s.Name.Substring(s.Octet), """substr(s.name, s.octet::integer + 1)""");

    [Fact]
    public Task Substring_to_the_end() => ScalarCase.Check(s => s.Name.Substring(s.Name.Length), """substr(s.name, length(s.name) + 1)""");

    [Fact]
    public Task Remove() => ScalarCase.Check(s => s.Name.Remove(1), """left(s.name, 1)""");

    [Fact]
    public Task Remove_count() => ScalarCase.Check(s => s.Name.Remove(1, 2), """left(s.name, 1) || substr(s.name, 4)""");

    [Fact]
    public Task Insert() => ScalarCase.Check(s => s.Name.Insert(1, "<>"), """left(s.name, 1) || '<>' || substr(s.name, 2)""");

    [Fact]
    public Task Insert_at_start() => ScalarCase.Check(s => s.Name.Insert(0, "<>"), """'<>' || s.name""");

    [Fact]
    public Task Insert_at_end() => ScalarCase.Check(s => s.Name.Insert(s.Name.Length, "<>"), """left(s.name, length(s.name)) || '<>' || substr(s.name, length(s.name) + 1)""");

    [Fact]
    public Task Replace() => ScalarCase.Check(s => s.Name.Replace("a", "AA"), """replace(s.name, 'a', 'AA')""");

    [Fact]
    public Task Replace_char() => ScalarCase.Check(s => s.Name.Replace('a', '\''), """replace(s.name, 'a', '''')""");

    [Fact]
    public Task Replace_by_nothing() => ScalarCase.Check(s => s.Name.Replace("l", ""), """replace(s.name, 'l', '')""");

    [Fact]
    public Task Replace_by_null() => ScalarCase.Check(s => s.Name.Replace("l", null), """replace(s.name, 'l', '')""");

    [Fact]
    public Task Replace_ordinal() => ScalarCase.Check(s => s.Name.Replace("l", "%", StringComparison.Ordinal), """replace(s.name, 'l', '%')""");

    [Fact]
    public Task Replace_column() => ScalarCase.Check(s => s.Name.Replace("a", s.Nick), """replace(s.name, 'a', coalesce(s.nick, ''))""");

    [Fact]
    public Task Trim() => ScalarCase.Check(s => s.Name.Trim(), """btrim(s.name, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')""");

    [Fact]
    public Task TrimStart() => ScalarCase.Check(s => s.Name.TrimStart(), """ltrim(s.name, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')""");

    [Fact]
    public Task TrimEnd() => ScalarCase.Check(s => s.Name.TrimEnd(), """rtrim(s.name, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')""");

    [Fact]
    public Task Trim_char() => ScalarCase.Check(s => s.Name.Trim('a'), """btrim(s.name, 'a')""");

    [Fact]
    public Task Trim_chars() => ScalarCase.Check(s => s.Name.Trim('a', 'h', ' '), """btrim(s.name, $1)""");

    [Fact]
    public Task TrimStart_captured_chars() => ScalarCase.Check(s => s.Name.TrimStart(Characters), """ltrim(s.name, $1)""");

    [Fact]
    public Task TrimEnd_no_chars() => ScalarCase.Check(s => s.Name.TrimEnd(Nothing), """rtrim(s.name, $1)""");

    [Fact]
    public Task PadLeft() => ScalarCase.Check(s => s.Name.PadLeft(7), """lpad(s.name, greatest(7, length(s.name)))""");

    [Fact]
    public Task PadLeft_char() => ScalarCase.Check(s => s.Name.PadLeft(7, '*'), """lpad(s.name, greatest(7, length(s.name)), '*')""");

    [Fact]
    public Task PadRight() => ScalarCase.Check(s => s.Name.PadRight(7), """rpad(s.name, greatest(7, length(s.name)))""");

    [Fact]
    public Task PadRight_char() => ScalarCase.Check(s => s.Name.PadRight(7, '*'), """rpad(s.name, greatest(7, length(s.name)), '*')""");

    [Fact]
    public Task PadLeft_column() => ScalarCase.Check(s => s.Name.PadLeft(s.Octet), """lpad(s.name, greatest(s.octet::integer, length(s.name)))""", rows: [1, 3, 7]);

    [Fact]
    public Task IsNullOrEmpty() => ScalarCase.Check(s => string.IsNullOrEmpty(s.Nick), """coalesce(s.nick, '') = ''""");

    [Fact]
    public Task IsNullOrEmpty_negated() => ScalarCase.Check(s => !string.IsNullOrEmpty(s.Nick), """coalesce(s.nick, '') <> ''""");

    [Fact]
    public Task IsNullOrEmpty_of_a_value() => ScalarCase.Check(s => string.IsNullOrEmpty(s.Name), """s.name = ''""");

    [Fact]
    public Task IsNullOrWhiteSpace() => ScalarCase.Check(s => string.IsNullOrWhiteSpace(s.Nick), """coalesce(btrim(s.nick, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000'), '') = ''""");

    [Fact]
    public Task IsNullOrWhiteSpace_of_a_value() => ScalarCase.Check(s => string.IsNullOrWhiteSpace(s.Name), """btrim(s.name, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000') = ''""");

    [Fact]
    public Task Split_char() => ScalarCase.Check(s => s.Name.Split(','), """CASE WHEN s.name = '' THEN ARRAY[''] ELSE string_to_array(s.name, ',') END""", isOrdered: false);

    [Fact]
    public Task Split_string() => ScalarCase.Check(s => s.Name.Split("alpha"), """CASE WHEN s.name = '' THEN ARRAY[''] ELSE string_to_array(s.name, 'alpha') END""", isOrdered: false);

    [Fact]
    public Task Split_without_empties() => ScalarCase.Check(s => s.Name.Split(',', StringSplitOptions.RemoveEmptyEntries), """array_remove(string_to_array(s.name, ','), '')""", isOrdered: false);

    [Fact]
    public Task New_string() => ScalarCase.Check(s => new string(s.Letter, 3), """repeat(s.letter, 3)""");

    [Fact]
    public Task Reverse() => ScalarCase.Check(s => new string(s.Name.Reverse().ToArray()), """reverse(s.name)""");

    [Fact]
    public Task First() => ScalarCase.Check(s => s.Name.First(), """left(s.name, 1)""");

    [Fact]
    public Task FirstOrDefault() => ScalarCase.Check(s => s.Name.FirstOrDefault(), """left(s.name, 1)""");

    [Fact]
    public Task Last() => ScalarCase.Check(s => s.Name.Last(), """right(s.name, 1)""");

    [Fact]
    public Task LastOrDefault() => ScalarCase.Check(s => s.Name.LastOrDefault(), """right(s.name, 1)""");

    [Fact]
    public Task FirstOrDefault_equals_char() => ScalarCase.Check(s => s.Name.FirstOrDefault() == 'a', """left(s.name, 1) = 'a'""");

    [Fact]
    public Task Any() => ScalarCase.Check(s => s.Name.Any(), """length(s.name) > 0""");

    [Fact]
    public Task Any_predicate() => ScalarCase.Check(s => s.Name.Any(c => c == 'a'), """
        EXISTS (
            SELECT 1
            FROM unnest(string_to_array(s.name, NULL)) AS c(value)
            WHERE c.value = 'a'
        )
        """);

    [Fact]
    public Task Any_class() => ScalarCase.Check(s => s.Name.Any(c => char.IsDigit(c)), """
        EXISTS (
            SELECT 1
            FROM unnest(string_to_array(s.name, NULL)) AS c(value)
            WHERE c.value ~ '[0-9\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\uFF10-\uFF19]'
        )
        """);

    [Fact]
    public Task All() => ScalarCase.Check(s => s.Name.All(c => c != ' '), """
        NOT EXISTS (
            SELECT 1
            FROM unnest(string_to_array(s.name, NULL)) AS c(value)
            WHERE c.value = ' '
        )
        """);

    [Fact]
    public Task Count_of_chars() => ScalarCase.Check(s => s.Name.Count(c => c == 'a'), """
        (
            SELECT count(*)
            FROM unnest(string_to_array(s.name, NULL)) AS c(value)
            WHERE c.value = 'a'
        )
        """);

    [Fact]
    public Task Char_ToLower() => ScalarCase.Check(s => char.ToLower(s.Letter), """lower(s.letter)""");

    [Fact]
    public Task Char_ToUpper() => ScalarCase.Check(s => char.ToUpper(s.Letter), """upper(s.letter)""");

    [Fact]
    public Task Char_IsDigit() => ScalarCase.Check(s => char.IsDigit(s.Letter), """s.letter ~ '[0-9\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\uFF10-\uFF19]'""");

    [Fact]
    public Task Char_IsWhiteSpace() => ScalarCase.Check(s => char.IsWhiteSpace(s.Letter), """s.letter ~ '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028-\u2029\u202F\u205F\u3000]'""");

    [Fact]
    public Task Char_IsAsciiLetter() => ScalarCase.Check(s => char.IsAsciiLetter(s.Letter), """s.letter ~ '[A-Za-z]'""");

    [Fact]
    public Task Char_compare() => ScalarCase.Check(s => s.Letter >= 'a' && s.Letter <= 'z', """ascii(s.letter) >= 97 AND ascii(s.letter) <= 122""");

    [Fact]
    public Task Char_to_int() => ScalarCase.Check(s => (int)s.Letter, """ascii(s.letter)""");

    [Fact]
    public Task Char_ToString() => ScalarCase.Check(s => s.Letter.ToString(), """s.letter""");

}
