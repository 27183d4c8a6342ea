using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

/// <summary>Methods as conditions, in every mode.</summary>
public sealed class FilterTests
{
    private static readonly string Wild = "50%_";
    private static readonly DateTime Start = new(2020, 2, 29, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public Task Starts_with_escapes_wildcards() => QueryCase.Check(
        db => db.Samples.Where(s => s.Name.TrimStart().StartsWith(Wild)).Select(s => s.Id),
        sql: """
            SELECT s.id
            FROM samples AS s
            WHERE ltrim(s.name, E' \t\n\u000B\u000C\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000') LIKE $1
            """);

    [Fact]
    public Task A_negated_search_keeps_rows_without_a_value() => QueryCase.Check(
        db => db.Samples.Where(s => !(s.Nick ?? "").Contains("al", StringComparison.OrdinalIgnoreCase)).OrderBy(s => s.Id).Select(s => new { s.Id, s.Nick }),
        sql: """
            SELECT s.id, s.nick
            FROM samples AS s
            WHERE upper(coalesce(s.nick, '')) NOT LIKE upper('%al%')
            ORDER BY s.id
            """,
        ordered: true);

    [Fact]
    public Task Parts_of_dates_group() => QueryCase.Check(
        db => db.Samples.GroupBy(s => s.At.Year / 10).Select(g => new { g.Key, Count = g.Count(), Names = string.Join(";", g.OrderBy(s => s.Id).Select(s => s.Nick)) }),
        sql: """
            SELECT extract(year FROM s.at AT TIME ZONE 'UTC')::integer / 10, count(*), string_agg(coalesce(s.nick, ''), ';' ORDER BY s.id)
            FROM samples AS s
            GROUP BY extract(year FROM s.at AT TIME ZONE 'UTC')::integer / 10
            """);

    [Fact]
    public Task Moved_moments_compare() => QueryCase.Check(
        db => db.Samples.Where(s => s.Id != 9 && s.At.AddMonths(s.Id) > Start.AddDays(1)).OrderByDescending(s => s.At.AddMonths(1)).Select(s => s.At.AddMonths(1)),
        sql: """
            SELECT (s.at AT TIME ZONE 'UTC' + '1 month'::interval) AT TIME ZONE 'UTC'
            FROM samples AS s
            WHERE s.id <> 9 AND (s.at AT TIME ZONE 'UTC' + '1 month'::interval * s.id) AT TIME ZONE 'UTC' > $1
            ORDER BY (s.at AT TIME ZONE 'UTC' + '1 month'::interval) AT TIME ZONE 'UTC' DESC
            """,
        ordered: true);

    [Fact]
    public Task Characters_can_be_asked() => QueryCase.Check(
        db => db.Samples.Where(s => s.Name.Any(c => char.IsDigit(c)) || s.Name.FirstOrDefault() == s.Letter).Select(s => s.Id),
        sql: """
            SELECT s.id
            FROM samples AS s
            WHERE EXISTS (
                SELECT 1
                FROM unnest(string_to_array(s.name, NULL)) AS c(value)
                WHERE c.value ~ '[0-9\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9\uFF10-\uFF19]'
            ) OR left(s.name, 1) = s.letter
            """);
}
