using PrismaNext.Linq.Tests.Rewriting.Model;

namespace PrismaNext.Linq.Tests.Rewriting;

public sealed class CollectionGrouperTests
{
    private static IQueryable<Author> Authors => Archive.Sql.From<Author>();

    private static IQueryable<Book> Books => Archive.Sql.From<Book>();

    [Fact]
    public void A_collection_that_an_index_finds_is_read_for_each_row() => Check(
        Authors.Select(a => new { a.Name, Letters = a.Letters.Select(l => l.Text).ToList() }),
        """
        SELECT a.name, ARRAY(
            SELECT ROW(l.text)
            FROM letters AS l
            WHERE l.author_id = a.id
        )
        FROM authors AS a
        """);

    [Fact]
    public void A_collection_that_no_index_finds_is_grouped() => Check(
        Authors.Select(a => new { a.Name, Books = a.Books.OrderBy(b => b.Year).Select(b => b.Title).ToList() }),
        """
        SELECT a.name, b.rows
        FROM authors AS a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.title) ORDER BY b1.year) AS rows
            FROM books AS b1
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        """);

    [Fact]
    public void What_is_filtered_is_read_once_and_only_its_collections_are_grouped() => Check(
        Authors.Where(a => a.Born > 1900).Select(a => new { a.Name, Books = a.Books.Where(b => b.Year > 1950).Select(b => b.Title).ToList() }),
        """
        WITH a AS MATERIALIZED (
            SELECT a1.name, a1.id
            FROM authors AS a1
            WHERE a1.born > 1900
        )
        SELECT a.name, b.rows
        FROM a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.title)) AS rows
            FROM books AS b1
            WHERE b1.year > 1950 AND b1.author_id IN (
                SELECT a.id
                FROM a
            )
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        """);

    [Fact]
    public void A_page_keeps_its_order() => Check(
        Authors.OrderBy(a => a.Born).ThenBy(a => a.Id).Skip(20).Take(10).Select(a => new { a.Name, Books = a.Books.Select(b => b.Title).ToList() }),
        """
        WITH a AS MATERIALIZED (
            SELECT a1.name, a1.born, a1.id
            FROM authors AS a1
            ORDER BY a1.born, a1.id
            LIMIT $1
            OFFSET $2
        )
        SELECT a.name, b.rows
        FROM a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.title)) AS rows
            FROM books AS b1
            WHERE b1.author_id IN (
                SELECT a.id
                FROM a
            )
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        ORDER BY a.born, a.id
        """);

    [Fact]
    public void A_single_row_is_not_worth_grouping() => Check(
        Authors.Where(a => a.Id == 7).Select(a => new { a.Name, Books = a.Books.Select(b => b.Title).ToList() }),
        """
        SELECT a.name, ARRAY(
            SELECT ROW(b.title)
            FROM books AS b
            WHERE b.author_id = a.id
        )
        FROM authors AS a
        WHERE a.id = 7
        """);

    [Fact]
    public void The_collections_of_a_single_rows_collection_are_grouped() => Check(
        Authors.Where(a => a.Id == 7).Select(a => new { a.Name, Books = a.Books.Select(b => new { b.Title, Chapters = b.Chapters.Select(c => c.Heading).ToList() }).ToList() }),
        """
        WITH a AS MATERIALIZED (
            SELECT a1.name, a1.id
            FROM authors AS a1
            WHERE a1.id = 7
        ), b AS MATERIALIZED (
            SELECT b1.author_id, b1.title, b1.id
            FROM books AS b1
            WHERE b1.author_id IN (
                SELECT a.id
                FROM a
            )
        )
        SELECT a.name, b2.rows
        FROM a
        LEFT JOIN (
            SELECT b.author_id, array_agg(ROW(b.title, c.rows)) AS rows
            FROM b
            LEFT JOIN (
                SELECT c1.book_id, array_agg(ROW(c1.heading)) AS rows
                FROM chapters AS c1
                WHERE c1.book_id IN (
                    SELECT b.id
                    FROM b
                )
                GROUP BY c1.book_id
            ) AS c ON c.book_id = b.id
            GROUP BY b.author_id
        ) AS b2 ON b2.author_id = a.id
        """);

    [Fact]
    public void Siblings_do_not_multiply_each_other() => Check(
        Authors.Select(a => new { Old = a.Books.Where(b => b.Year < 1900).Select(b => b.Title).ToList(), New = a.Books.Where(b => b.Year >= 1900).Select(b => b.Title).ToList() }),
        """
        SELECT b.rows, b1.rows
        FROM authors AS a
        LEFT JOIN (
            SELECT b2.author_id, array_agg(ROW(b2.title)) AS rows
            FROM books AS b2
            WHERE b2.year < 1900
            GROUP BY b2.author_id
        ) AS b ON b.author_id = a.id
        LEFT JOIN (
            SELECT b3.author_id, array_agg(ROW(b3.title)) AS rows
            FROM books AS b3
            WHERE b3.year >= 1900
            GROUP BY b3.author_id
        ) AS b1 ON b1.author_id = a.id
        """);

    [Fact]
    public void An_indexed_sibling_stays_where_it_is() => Check(
        Authors.Where(a => a.Born > 1900).Select(a => new { Books = a.Books.Select(b => b.Title).ToList(), Letters = a.Letters.Select(l => l.Text).ToList() }),
        """
        WITH a AS MATERIALIZED (
            SELECT ARRAY(
                SELECT ROW(l.text)
                FROM letters AS l
                WHERE l.author_id = a1.id
            ) AS value, a1.id
            FROM authors AS a1
            WHERE a1.born > 1900
        )
        SELECT b.rows, a.value
        FROM a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.title)) AS rows
            FROM books AS b1
            WHERE b1.author_id IN (
                SELECT a.id
                FROM a
            )
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        """);

    [Fact]
    public void A_collection_that_is_cut_off_is_read_for_each_row() => Check(
        Authors.Select(a => new { a.Name, Books = a.Books.OrderBy(b => b.Year).Take(3).Select(b => b.Title).ToList() }),
        """
        SELECT a.name, ARRAY(
            SELECT ROW(b.title)
            FROM books AS b
            WHERE b.author_id = a.id
            ORDER BY b.year
            LIMIT 3
        )
        FROM authors AS a
        """);

    [Fact]
    public void A_collection_that_needs_more_of_the_row_than_its_key_is_read_for_each_row() => Check(
        Authors.Select(a => new { a.Id, Books = a.Books.Select(b => new { a.Name, b.Title }).ToList() }),
        """
        SELECT a.id, ARRAY(
            SELECT ROW(a.name, b.title)
            FROM books AS b
            WHERE b.author_id = a.id
        )
        FROM authors AS a
        """);

    [Fact]
    public void The_key_of_the_row_is_known_inside() => Check(
        Authors.Select(a => new { a.Id, Books = a.Books.Select(b => new { Author = a.Id, b.Title }).ToList() }),
        """
        SELECT a.id, b.rows
        FROM authors AS a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.author_id, b1.title)) AS rows
            FROM books AS b1
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        """);

    [Fact]
    public void Numbers_of_rows_stay_outside_of_the_grouping() => Check(
        Authors.OrderBy(a => a.Id).Select((a, i) => new { i, Books = a.Books.Select(b => b.Title).ToList() }),
        """
        SELECT row_number() OVER (ORDER BY a.id) - 1, b.rows
        FROM authors AS a
        LEFT JOIN (
            SELECT b1.author_id, array_agg(ROW(b1.title)) AS rows
            FROM books AS b1
            GROUP BY b1.author_id
        ) AS b ON b.author_id = a.id
        ORDER BY a.id
        """);

    [Fact]
    public void Elements_of_a_group_are_an_aggregate() => Check(
        Authors.OrderBy(a => a.Name).GroupBy(a => a.Country).Select(g => new { g.Key, Count = g.Count(), Old = g.Where(a => a.Born < 1900).Select(a => a.Name).ToList() }),
        """
        SELECT a.country, count(*), array_agg(ROW(a.name) ORDER BY a.name) FILTER (WHERE a.born < 1900)
        FROM authors AS a
        GROUP BY a.country
        """);

    [Fact]
    public void Elements_of_a_group_by_a_computed_key_are_an_aggregate() => Check(
        Authors.GroupBy(a => a.Name.Length),
        """
        SELECT length(a.name), array_agg(ROW(a.id, a.name, a.born, a.country))
        FROM authors AS a
        GROUP BY length(a.name)
        """);

    [Fact]
    public void Elements_of_a_group_share_the_joins_of_its_key() => Check(
        Books.GroupBy(b => b.Author!.Country).Select(g => new { g.Key, Names = g.Select(b => b.Author!.Name).ToList() }),
        """
        SELECT author.country, array_agg(ROW(author.name))
        FROM books AS b
        JOIN authors AS author ON author.id = b.author_id
        GROUP BY author.country
        """);

    private static void Check<T>(IQueryable<T> query, string sql) => Assert.Equal(sql, query.ToSql());
}
