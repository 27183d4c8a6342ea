using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class StringSearchTests
{
    private const char Percent = '%';
    private static readonly char Character = Percent;
    private static readonly string Wild = "50%_";
    private static readonly string Empty = "";
    private static readonly string Accents = "ÜNÏ";

    [Fact]
    public Task Contains() => ScalarCase.Check(s => s.Name.Contains("alpha"), """s.name LIKE '%alpha%'""");

    [Fact]
    public Task Contains_percent() => ScalarCase.Check(s => s.Name.Contains("50%"), """s.name LIKE '%50\%%'""");

    [Fact]
    public Task Contains_underscore() => ScalarCase.Check(s => s.Name.Contains("%_o"), """s.name LIKE '%\%\_o%'""");

    [Fact]
    public Task Contains_backslash() => ScalarCase.Check(s => s.Name.Contains("\\"), """s.name LIKE '%\\%'""");

    [Fact]
    public Task Contains_nothing() => ScalarCase.Check(s => s.Name.Contains(""), """s.name LIKE '%%'""");

    [Fact]
    public Task Contains_parameter() => ScalarCase.Check(s => s.Name.Contains(Wild), """s.name LIKE $1""");

    [Fact]
    public Task Contains_empty_parameter() => ScalarCase.Check(s => s.Name.Contains(Empty), """s.name LIKE $1""");

    [Fact]
    public Task Contains_column() => ScalarCase.Check(s => s.Name.Contains(s.Nick!), """(strpos(s.name, s.nick) > 0) IS TRUE""");

    [Fact]
    public Task Contains_itself() => ScalarCase.Check(s => s.Name.Contains(s.Name), """strpos(s.name, s.name) > 0""");

    [Fact]
    public Task Contains_char() => ScalarCase.Check(s => s.Name.Contains('%'), """s.name LIKE '%\%%'""");

    [Fact]
    public Task Contains_char_column() => ScalarCase.Check(s => s.Name.Contains(s.Letter), """strpos(s.name, s.letter) > 0""");

    [Fact]
    public Task Contains_captured_char() => ScalarCase.Check(s => s.Name.Contains(Character), """s.name LIKE $1""");

    [Fact]
    public Task Contains_ordinal() => ScalarCase.Check(s => s.Name.Contains("ALPHA", StringComparison.Ordinal), """s.name LIKE '%ALPHA%'""");

    [Fact]
    public Task Contains_any_case() => ScalarCase.Check(s => s.Name.Contains("ALPHA", StringComparison.OrdinalIgnoreCase), """upper(s.name) LIKE upper('%ALPHA%')""");

    [Fact]
    public Task Contains_any_case_parameter() => ScalarCase.Check(s => s.Name.Contains(Accents, StringComparison.OrdinalIgnoreCase), """upper(s.name) LIKE upper($1)""");

    [Fact]
    public Task Contains_any_case_column() => ScalarCase.Check(s => s.Name.Contains(s.Nick!, StringComparison.OrdinalIgnoreCase), """(strpos(upper(s.name), upper(s.nick)) > 0) IS TRUE""");

    [Fact]
    public Task Contains_of_null() => ScalarCase.Check(s => s.Nick!.Contains("a"), """(s.nick LIKE '%a%') IS TRUE""");

    [Fact]
    public Task Contains_negated() => ScalarCase.Check(s => !s.Name.Contains("a"), """s.name NOT LIKE '%a%'""");

    [Fact]
    public Task StartsWith() => ScalarCase.Check(s => s.Name.StartsWith("alpha"), """s.name LIKE 'alpha%'""");

    [Fact]
    public Task StartsWith_char() => ScalarCase.Check(s => s.Name.StartsWith('a'), """s.name LIKE 'a%'""");

    [Fact]
    public Task StartsWith_any_case() => ScalarCase.Check(s => s.Name.StartsWith("ALPHA", StringComparison.OrdinalIgnoreCase), """upper(s.name) LIKE upper('ALPHA%')""");

    [Fact]
    public Task StartsWith_parameter() => ScalarCase.Check(s => s.Name.StartsWith(Wild), """s.name LIKE $1""");

    [Fact]
    public Task StartsWith_column() => ScalarCase.Check(s => s.Name.StartsWith(s.Nick!), """starts_with(s.name, s.nick) IS TRUE""");

    [Fact]
    public Task StartsWith_char_column() => ScalarCase.Check(s => s.Name.StartsWith(s.Letter), """starts_with(s.name, s.letter)""");

    [Fact]
    public Task EndsWith() => ScalarCase.Check(s => s.Name.EndsWith("alpha"), """s.name LIKE '%alpha'""");

    [Fact]
    public Task EndsWith_char() => ScalarCase.Check(s => s.Name.EndsWith('a'), """s.name LIKE '%a'""");

    [Fact]
    public Task EndsWith_any_case() => ScalarCase.Check(s => s.Name.EndsWith("ALPHA", StringComparison.OrdinalIgnoreCase), """upper(s.name) LIKE upper('%ALPHA')""");

    [Fact]
    public Task EndsWith_parameter() => ScalarCase.Check(s => s.Name.EndsWith(Wild), """s.name LIKE $1""");

    [Fact]
    public Task EndsWith_column() => ScalarCase.Check(s => s.Name.EndsWith(s.Nick!), """(right(s.name, length(s.nick)) = s.nick) IS TRUE""");

    [Fact]
    public Task EndsWith_itself() => ScalarCase.Check(s => s.Name.EndsWith(s.Name), """right(s.name, length(s.name)) = s.name""");

    [Fact]
    public Task IndexOf() => ScalarCase.Check(s => s.Name.IndexOf("alpha", StringComparison.Ordinal), """strpos(s.name, 'alpha') - 1""");

    [Fact]
    public Task IndexOf_default() => ScalarCase.Check(s => s.Name.IndexOf("beta"), """strpos(s.name, 'beta') - 1""");

    [Fact]
    public Task IndexOf_char() => ScalarCase.Check(s => s.Name.IndexOf('a'), """strpos(s.name, 'a') - 1""");

    [Fact]
    public Task IndexOf_from() => ScalarCase.Check(s => s.Name.IndexOf("a", 2), """coalesce(nullif(strpos(substr(s.name, 3), 'a'), 0) + 1, -1)""", rows: [1, 5, 8, 9, 10]);

    [Fact]
    public Task IndexOf_char_from() => ScalarCase.Check(s => s.Name.IndexOf('a', 1), """coalesce(nullif(strpos(substr(s.name, 2), 'a'), 0), -1)""", rows: [1, 2, 5, 8, 9, 10]);

    [Fact]
    public Task IndexOf_range() => ScalarCase.Check(s => s.Name.IndexOf('a', 1, 4), """coalesce(nullif(strpos(substr(s.name, 2, 4), 'a'), 0), -1)""", rows: [1, 2, 5, 8, 9, 10]);

    [Fact]
    public Task IndexOf_nothing() => ScalarCase.Check(s => s.Name.IndexOf(""), """strpos(s.name, '') - 1""");

    [Fact]
    public Task IndexOf_column() => ScalarCase.Check(s => s.Name.IndexOf(s.Nick!), """strpos(s.name, s.nick) - 1""");

    [Fact]
    public Task IndexOf_any_case() => ScalarCase.Check(s => s.Name.IndexOf("ALPHA", StringComparison.OrdinalIgnoreCase), """strpos(upper(s.name), upper('ALPHA')) - 1""");

    [Fact]
    public Task IndexOf_column_from() => ScalarCase.Check(s => s.Name.IndexOf(s.Letter, 1), """coalesce(nullif(strpos(substr(s.name, 2), s.letter), 0), -1)""", rows: [1, 5, 8]);

    [Fact]
    public Task LastIndexOf() => ScalarCase.Check(s => s.Name.LastIndexOf("alpha"), """CASE WHEN strpos(s.name, 'alpha') > 0 THEN length(s.name) - strpos(reverse(s.name), reverse('alpha')) - 4 ELSE -1 END""");

    [Fact]
    public Task LastIndexOf_char() => ScalarCase.Check(s => s.Name.LastIndexOf('a'), """CASE WHEN strpos(s.name, 'a') > 0 THEN length(s.name) - strpos(reverse(s.name), 'a') ELSE -1 END""");

    [Fact]
    public Task LastIndexOf_nothing() => ScalarCase.Check(s => s.Name.LastIndexOf(""), """CASE WHEN strpos(s.name, '') > 0 THEN length(s.name) - strpos(reverse(s.name), reverse('')) + 1 ELSE -1 END""");

    [Fact]
    public Task LastIndexOf_column() => ScalarCase.Check(s => s.Name.LastIndexOf(s.Nick!), """CASE WHEN strpos(s.name, s.nick) > 0 THEN length(s.name) - strpos(reverse(s.name), reverse(s.nick)) - length(s.nick) + 1 ELSE -1 END""");

    [Fact]
    public Task LastIndexOf_parameter() => ScalarCase.Check(s => s.Name.LastIndexOf(Wild), """CASE WHEN strpos(s.name, $1) > 0 THEN length(s.name) - strpos(reverse(s.name), reverse($1)) - length($1) + 1 ELSE -1 END""");

    [Fact]
    public Task LastIndexOf_from() => ScalarCase.Check(s => s.Name.LastIndexOf('a', 3), """CASE WHEN strpos(left(s.name, 4), 'a') > 0 THEN length(left(s.name, 4)) - strpos(reverse(left(s.name, 4)), 'a') ELSE -1 END""", rows: [1, 5, 8, 9, 10]);
}
