using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Relational.Writes;
using PrismaNext.Linq.Sql;
using static PrismaNext.Linq.Tests.Sql.Ir;

namespace PrismaNext.Linq.Tests.Sql;

public sealed class CommandWriterTests
{
    private static readonly TableSource Table = new(U, null, "users");

    [Fact]
    public void Rows_are_inserted() => Check(
        new InsertStatement(Table, ["name", "order"]) { Rows = [new([Slot(0, PgTypes.Text), Slot(1)]), new([Slot(2, PgTypes.Text), Literal(null, PgTypes.Integer)])] },
        """
        INSERT INTO users (name, "order")
        VALUES ($1, $2), ($3, NULL)
        """);

    [Fact]
    public void A_row_of_defaults_names_no_column() => Check(new InsertStatement(Table, []) { Returning = [new(Id)] }, """
        INSERT INTO users AS u
        DEFAULT VALUES
        RETURNING u.id
        """);

    [Fact]
    public void The_rows_of_a_query_are_inserted() => Check(new InsertStatement(Table, ["id"]) { Query = Select(Posts, UserId) with { IsDistinct = true } }, """
        INSERT INTO users (id)
        SELECT DISTINCT p.user_id
        FROM posts AS p
        """);

    [Fact]
    public void A_row_that_exists_is_updated()
    {
        var conflict = new OnConflict(["id"]);
        Check(
            new InsertStatement(Table, ["id", "name"])
            {
                Rows = [new([Slot(0, PgTypes.BigInt), Slot(1, PgTypes.Text)])],
                OnConflict = conflict with
                {
                    Assignments = [new("name", Column(conflict.Excluded, "name", PgTypes.Text))],
                    Where = Op(Name, SqlOperator.NotEqual, Column(conflict.Excluded, "name", PgTypes.Text)),
                },
                Returning = [new(Id), new(Name)],
            },
            """
            INSERT INTO users AS u (id, name)
            VALUES ($1, $2)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name
            WHERE u.name <> excluded.name
            RETURNING u.id, u.name
            """);
    }

    [Fact]
    public void A_row_that_exists_is_left_alone()
    {
        var insert = new InsertStatement(Table, ["id"]) { Rows = [new([Slot(0)])] };
        Check(insert with { OnConflict = new([]) }, """
            INSERT INTO users (id)
            VALUES ($1)
            ON CONFLICT DO NOTHING
            """);
        Check(insert with { OnConflict = new(["id", "name"]) }, """
            INSERT INTO users (id)
            VALUES ($1)
            ON CONFLICT (id, name) DO NOTHING
            """);
    }

    [Fact]
    public void Rows_are_updated() => Check(
        new UpdateStatement(Table, [new("name", Slot(0, PgTypes.Text)), new("order", Op(Column(U, "order"), SqlOperator.Add, Literal(1)))]) { Where = Equal(Id, Slot(1)) },
        """
        UPDATE users AS u
        SET name = $1, "order" = u."order" + 1
        WHERE u.id = $2
        """);

    [Fact]
    public void Rows_are_updated_from_other_tables()
    {
        var likes = new SourceAlias("l");
        Check(
            new UpdateStatement(Table, [new("name", Column(P, "title"))])
            {
                From = [Posts, new(new TableSource(likes, null, "likes"), JoinKind.Left, Equal(Column(likes, "post_id"), Column(P, "id")))],
                Where = Equal(UserId, Id),
                Returning = [new(Id)],
            },
            """
            UPDATE users AS u
            SET name = p.title
            FROM posts AS p
            LEFT JOIN likes AS l ON l.post_id = p.id
            WHERE p.user_id = u.id
            RETURNING u.id
            """);
    }

    [Fact]
    public void Rows_are_deleted() => Check(new DeleteStatement(Table) { Using = [Posts], Where = Equal(UserId, Id) }, """
        DELETE FROM users AS u
        USING posts AS p
        WHERE p.user_id = u.id
        """);

    [Fact]
    public void Every_table_is_listed() =>
        Assert.Equal(["users", "posts"], SqlWriter.Write(new DeleteStatement(Table) { Where = new ExistsExpression(PostsOfUser()) }).Tables);

    private static void Check(SqlCommand command, string text) => Assert.Equal(text, SqlWriter.Write(command).Text);
}
