using System.Linq.Expressions;
using PrismaNext.Linq.Tests.Rewriting.Model;

namespace PrismaNext.Linq.Tests.Rewriting;

public sealed class SimplifierTests
{
    private static readonly int Year = 1950;
    private static readonly long Number = 7;

    private static IQueryable<Author> Authors => Archive.Sql.From<Author>();

    private static IQueryable<Book> Books => Archive.Sql.From<Book>();

    [Fact]
    public void One_row_of_a_key_needs_no_limit()
    {
        Assert.Equal("SELECT b.title\nFROM books AS b\nWHERE b.id = $1", SqlOf((long id) => Books.Where(b => b.Id == id).OrderBy(b => b.Year).Select(b => b.Title).FirstOrDefault()));
        Assert.Equal("SELECT b.title\nFROM books AS b\nWHERE b.id = $1", SqlOf((long id) => Books.Where(b => b.Id == id).Select(b => b.Title).Single()));
        Assert.EndsWith("\nWHERE b.id = $1", SqlOf((long id) => Books.Where(b => b.Id == id).Join(Authors, b => b.AuthorId, a => a.Id, (b, a) => a.Name).First()), StringComparison.Ordinal);
        Assert.EndsWith("\nLIMIT 2", SqlOf((long id) => Books.Where(b => b.AuthorId == id).Select(b => b.Title).Single()), StringComparison.Ordinal);
        Assert.EndsWith("\nLIMIT 1", SqlOf((long id) => Books.Where(b => b.Id > id).Select(b => b.Title).First()), StringComparison.Ordinal);
        Assert.EndsWith("\nLIMIT 1", SqlOf((long id) => Books.Where(b => b.Id == id || b.Year == 1950).Select(b => b.Title).First()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_after_a_key_of_two_parts_is_one_comparison() => Check(
        Books.Where(b => b.Year > Year || b.Year == Year && b.Id > Number).OrderBy(b => b.Year).ThenBy(b => b.Id).Select(b => b.Id),
        """
        SELECT b.id
        FROM books AS b
        WHERE (b.year, b.id) > ($1, $2)
        ORDER BY b.year, b.id
        """);

    [Fact]
    public void What_comes_before_a_key_of_three_parts_is_one_comparison() => Check(
        Books.Where(b => b.Year < Year || b.Year == Year && (b.AuthorId < Number || b.AuthorId == Number && b.Id <= Number)).Select(b => b.Id),
        """
        SELECT b.id
        FROM books AS b
        WHERE (b.year, b.author_id, b.id) <= ($1, $2, $2)
        """);

    [Fact]
    public void Directions_that_differ_stay_apart() => Check(
        Books.Where(b => b.Year < Year || b.Year == Year && b.Id > Number).Select(b => b.Id),
        """
        SELECT b.id
        FROM books AS b
        WHERE b.year < $1 OR b.year = $1 AND b.id > $2
        """);

    [Fact]
    public void Parts_that_can_be_null_stay_apart() => Check(
        Authors.Where(a => a.Born < Year || a.Born == Year && a.Country!.CompareTo("it") < 0).Select(a => a.Id),
        """
        SELECT a.id
        FROM authors AS a
        WHERE a.born < $1 OR a.born = $1 AND (a.country IS NULL OR a.country < 'it')
        """);

    [Fact]
    public void A_left_join_whose_missing_rows_are_filtered_out_is_an_inner_join() => Check(
        Books.LeftJoin(Authors, b => b.AuthorId, a => a.Id, (b, a) => new { b.Title, a!.Name, a.Born }).Where(x => x.Born > 1900).Select(x => x.Title),
        """
        SELECT b.title
        FROM books AS b
        JOIN authors AS a ON b.author_id = a.id
        WHERE a.born > 1900
        """);

    [Fact]
    public void A_left_join_stays_where_missing_rows_count() => Check(
        Books.LeftJoin(Authors, b => b.AuthorId, a => a.Id, (b, a) => new { b.Title, Name = a!.Name }).Where(x => x.Name == null || x.Name == "Eco").Select(x => x.Title),
        """
        SELECT b.title
        FROM books AS b
        LEFT JOIN authors AS a ON b.author_id = a.id
        WHERE a.name IS NULL OR a.name = 'Eco'
        """);

    [Fact]
    public void Any_asks_for_no_order_and_no_limit() => Check(
        Authors.Where(a => a.Books.OrderBy(b => b.Year).Take(3).Any()).Select(a => a.Id),
        """
        SELECT a.id
        FROM authors AS a
        WHERE EXISTS (
            SELECT 1
            FROM books AS b
            WHERE b.author_id = a.id
        )
        """);

    [Fact]
    public void A_condition_says_only_once_that_null_is_false() => Check(
        Authors.Where(a => a.Books.All(b => !(a.Country!.Length > b.Year))).Select(a => a.Id),
        """
        SELECT a.id
        FROM authors AS a
        WHERE NOT EXISTS (
            SELECT 1
            FROM books AS b
            WHERE b.author_id = a.id AND length(a.country) > b.year
        )
        """);

    [Fact]
    public void A_key_orders_once() => Check(
        Books.OrderBy(b => b.Year).DistinctBy(b => b.Year).Select(b => b.Id),
        """
        SELECT t.id
        FROM (
            SELECT DISTINCT ON (b.year) b.id, b.year
            FROM books AS b
            ORDER BY b.year
        ) AS t
        ORDER BY t.year
        """);

    private static string SqlOf<T>(Expression<Func<long, T>> query) => Archive.Sql.Prepare(query).Bind(0).Plan.Sql;

    private static void Check<T>(IQueryable<T> query, string sql) => Assert.Equal(sql, query.ToSql());
}
