using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class ArrayTests
{
    private static readonly string[] Wanted = ["a", "alpha", "x", "ü"];

    [Fact]
    public Task Contains() => ScalarCase.Check(s => s.Tags.Contains("a"), """('a' = ANY (s.tags)) IS TRUE""");

    [Fact]
    public Task Any() => ScalarCase.Check(s => s.Tags.Any(), """
        EXISTS (
            SELECT 1
            FROM unnest(s.tags) AS t(value)
        )
        """);

    [Fact]
    public Task Any_predicate() => ScalarCase.Check(s => s.Tags.Any(t => t.StartsWith("a")), """
        EXISTS (
            SELECT 1
            FROM unnest(s.tags) AS t(value)
            WHERE t.value LIKE 'a%'
        )
        """);

    [Fact]
    public Task All() => ScalarCase.Check(s => s.Tags.All(t => t != ""), """
        NOT EXISTS (
            SELECT 1
            FROM unnest(s.tags) AS t(value)
            WHERE t.value IS NOT DISTINCT FROM ''
        )
        """);

    [Fact]
    public Task Count_predicate() => ScalarCase.Check(s => s.Tags.Count(t => t == "a"), """
        (
            SELECT count(*)
            FROM unnest(s.tags) AS t(value)
            WHERE t.value = 'a'
        )
        """);

    [Fact]
    public Task Count() => ScalarCase.Check(s => s.Tags.Count(), """
        (
            SELECT count(*)
            FROM unnest(s.tags) AS t(value)
        )
        """);

    [Fact]
    public Task Where_Select_ToArray() => ScalarCase.Check(s => s.Tags.Where(t => t != "a").Select(t => t.ToUpper()).ToArray(), """
        ARRAY(
            SELECT ROW(upper(t.value))
            FROM unnest(s.tags) WITH ORDINALITY AS t(value, position)
            WHERE t.value IS DISTINCT FROM 'a'
            ORDER BY t.position
        )
        """, isOrdered: false);

    [Fact]
    public Task First() => ScalarCase.Check(s => s.Tags.First(), """
        (
            SELECT t.value
            FROM unnest(s.tags) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position
            LIMIT 1
        )
        """);

    [Fact]
    public Task FirstOrDefault() => ScalarCase.Check(s => s.Numbers.FirstOrDefault(), """
        coalesce((
            SELECT t.value
            FROM unnest(s.numbers) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position
            LIMIT 1
        ), 0)
        """);

    [Fact]
    public Task Last() => ScalarCase.Check(s => s.Tags.Last(), """
        (
            SELECT t.value
            FROM unnest(s.tags) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position DESC
            LIMIT 1
        )
        """);

    [Fact]
    public Task OrderBy_ToList() => ScalarCase.Check(s => s.Numbers.OrderBy(n => n).ToList(), """
        ARRAY(
            SELECT ROW(n.value)
            FROM unnest(s.numbers) WITH ORDINALITY AS n(value, position)
            ORDER BY n.value, n.position
        )
        """, isOrdered: false);

    [Fact]
    public Task Concat() => ScalarCase.Check(s => s.Numbers.Concat(s.Numbers).ToArray(), """
        ARRAY(
            SELECT ROW(t.value)
            FROM (
                SELECT t1.value, 0 AS source, t1.position, NULL::bigint AS key
                FROM unnest(s.numbers) WITH ORDINALITY AS t1(value, position)
                UNION ALL
                SELECT t2.value, 1 AS source, NULL::bigint AS position, t2.position AS key
                FROM unnest(s.numbers) WITH ORDINALITY AS t2(value, position)
            ) AS t
            ORDER BY t.source, t.position, t.key
        )
        """, isOrdered: false);

    [Fact]
    public Task Append() => ScalarCase.Check(s => s.Tags.Append("z").ToArray(), """
        ARRAY(
            SELECT ROW(t.value)
            FROM (
                SELECT t1.value, 0 AS source, t1.position
                FROM unnest(s.tags) WITH ORDINALITY AS t1(value, position)
                UNION ALL
                SELECT 'z'::text AS value, 1 AS source, NULL::bigint AS position
            ) AS t
            ORDER BY t.source, t.position
        )
        """, isOrdered: false);

    [Fact]
    public Task Prepend() => ScalarCase.Check(s => s.Numbers.Prepend(0).ToList(), """
        ARRAY(
            SELECT ROW(t."Item1")
            FROM (
                SELECT 0 AS "Item1", 0 AS source, NULL::bigint AS key
                UNION ALL
                SELECT t1.value AS "Item1", 1 AS source, t1.position AS key
                FROM unnest(s.numbers) WITH ORDINALITY AS t1(value, position)
            ) AS t
            ORDER BY t.source, t.key
        )
        """, isOrdered: false);

    [Fact]
    public Task SequenceEqual() => ScalarCase.Check(s => s.Tags.SequenceEqual(Wanted), """
        NOT EXISTS (
            SELECT 1
            FROM (
                SELECT t2.value, row_number() OVER (ORDER BY t2.position) - 1 AS index
                FROM unnest(s.tags) WITH ORDINALITY AS t2(value, position)
            ) AS t
            FULL JOIN (
                SELECT t3.value, row_number() OVER (ORDER BY t3.position) - 1 AS index
                FROM unnest($1) WITH ORDINALITY AS t3(value, position)
            ) AS t1 ON t.index = t1.index
            WHERE t.index IS NULL OR t1.index IS NULL OR t.value IS DISTINCT FROM t1.value
        )
        """);

    [Fact]
    public Task Intersect_Any() => ScalarCase.Check(s => s.Tags.Intersect(Wanted).Any(), """
        EXISTS (
            SELECT 1
            FROM (
                SELECT t1.value
                FROM unnest(s.tags) AS t1(value)
                INTERSECT
                SELECT t2.value
                FROM unnest($1) AS t2(value)
            ) AS t
        )
        """);

    [Fact]
    public Task Except_Any() => ScalarCase.Check(s => s.Tags.Except(Wanted).Any(), """
        EXISTS (
            SELECT 1
            FROM (
                SELECT t1.value
                FROM unnest(s.tags) AS t1(value)
                EXCEPT
                SELECT t2.value
                FROM unnest($1) AS t2(value)
            ) AS t
        )
        """);

    [Fact]
    public Task Skip_Take() => ScalarCase.Check(s => s.Numbers.Skip(1).Take(1).ToArray(), """
        ARRAY(
            SELECT ROW(t.value)
            FROM unnest(s.numbers) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position
            LIMIT 1
            OFFSET 1
        )
        """, isOrdered: false);

    [Fact]
    public Task Distinct_Count() => ScalarCase.Check(s => s.Tags.Distinct().Count(), """
        (
            SELECT count(*)
            FROM (
                SELECT DISTINCT t1.value
                FROM unnest(s.tags) AS t1(value)
            ) AS t
        )
        """);

    [Fact]
    public Task Max_length() => ScalarCase.Check(s => s.Tags.Max(t => t.Length), """
        (
            SELECT max(length(t.value))
            FROM unnest(s.tags) AS t(value)
        )
        """);

    [Fact]
    public Task Sum() => ScalarCase.Check(s => s.Numbers.Sum(), """
        (
            SELECT coalesce(sum(t.value), 0)
            FROM unnest(s.numbers) AS t(value)
        )
        """);

    [Fact]
    public Task Reverse() => ScalarCase.Check(s => s.Numbers.Reverse().ToArray(), """
        ARRAY(
            SELECT ROW(t.value)
            FROM unnest(s.numbers) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position DESC
        )
        """, isOrdered: false);

    [Fact]
    public Task Array_column() => ScalarCase.Check(s => s.Tags, """s.tags""", isOrdered: false);

    [Fact]
    public Task ElementAt() => ScalarCase.Check(s => s.Numbers.ElementAt(1), """
        (
            SELECT t.value
            FROM unnest(s.numbers) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position
            LIMIT 1
            OFFSET 1
        )
        """);

    [Fact]
    public Task Union() => ScalarCase.Check(s => s.Tags.Union(Wanted).Count(), """
        (
            SELECT count(*)
            FROM (
                SELECT t1.value
                FROM unnest(s.tags) AS t1(value)
                UNION
                SELECT t2.value
                FROM unnest($1) AS t2(value)
            ) AS t
        )
        """);

    [Fact]
    public Task Local_Contains() => ScalarCase.Check(s => Wanted.Contains(s.Name), """s.name = ANY ($1)""");

    [Fact]
    public Task Local_Any() => ScalarCase.Check(s => Wanted.Any(w => w == s.Name), """
        EXISTS (
            SELECT 1
            FROM unnest($1) AS w(value)
            WHERE w.value = s.name
        )
        """);

    [Fact]
    public Task Characters_Distinct() => ScalarCase.Check(s => s.Name.Distinct().Count(), """
        (
            SELECT count(*)
            FROM (
                SELECT DISTINCT t1.value
                FROM unnest(string_to_array(s.name, NULL)) AS t1(value)
            ) AS t
        )
        """);

    [Fact]
    public Task Characters_Where() => ScalarCase.Check(s => s.Name.Where(c => c != ' ').Count(), """
        (
            SELECT count(*)
            FROM unnest(string_to_array(s.name, NULL)) AS c(value)
            WHERE c.value <> ' '
        )
        """);

    [Fact]
    public Task Join_Select() => ScalarCase.Check(s => string.Join(",", s.Tags.Select(t => t.ToUpper())), """
        array_to_string(ARRAY(
            SELECT upper(t.value)
            FROM unnest(s.tags) WITH ORDINALITY AS t(value, position)
            ORDER BY t.position
        ), ',', '')
        """);

    [Fact]
    public Task Join_Where() => ScalarCase.Check(s => string.Join(",", s.Tags.Where(t => t != "a").OrderBy(t => t, StringComparer.Ordinal)), """
        array_to_string(ARRAY(
            SELECT t.value
            FROM unnest(s.tags) WITH ORDINALITY AS t(value, position)
            WHERE t.value IS DISTINCT FROM 'a'
            ORDER BY t.value COLLATE "C" NULLS FIRST, t.position
        ), ',', '')
        """);

    [Fact]
    public Task Is() => ScalarCase.Check(s => ((object)s.Name) is string, """1""");

    [Fact]
    public Task Custom_places() => ScalarCase.Check(s => (s.Amount * 0.1m).ToString("0.00"), """round(s.amount * 0.1, 2)::text""");

    [Fact]
    public Task Custom_groups() => ScalarCase.Check(s => s.Amount.ToString("#,##0.00"), """to_char(round(s.amount, 2), 'FM999,999,999,999,999,999,999,999,999,990.00')""");
}
