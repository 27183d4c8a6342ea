using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Sql;
using static PrismaNext.Linq.Tests.Sql.Ir;

namespace PrismaNext.Linq.Tests.Sql;

public sealed class SelectWriterTests
{
    [Fact]
    public void Clauses_come_in_the_order_of_the_grammar_one_a_line()
    {
        var title = Column(P, "title", PgTypes.Text);
        Check(
            new SelectStatement
            {
                Items = [new(Name), new(Count(), "posts")],
                From = [Users, Posts with { Join = JoinKind.Left, Condition = Equal(UserId, Id) }],
                Where = Op(Equal(Name, Slot(0, PgTypes.Text)), SqlOperator.And, Op(title, SqlOperator.NotEqual, Literal("x"))),
                GroupBy = [Name],
                Having = Op(Count(), SqlOperator.Greater, Literal(1)),
                OrderBy = [new(Name, Descending: false), new(Count(), Descending: true, NullsFirst: false), new(title, Descending: false, NullsFirst: true)],
                Limit = Slot(1, PgTypes.BigInt),
                Offset = Slot(2, PgTypes.BigInt),
            },
            """
            SELECT u.name, count(*) AS posts
            FROM users AS u
            LEFT JOIN posts AS p ON p.user_id = u.id
            WHERE u.name = $1 AND p.title <> 'x'
            GROUP BY u.name
            HAVING count(*) > 1
            ORDER BY u.name, count(*) DESC NULLS LAST, p.title NULLS FIRST
            LIMIT $2
            OFFSET $3
            """);
    }

    [Theory]
    [InlineData(nameof(JoinKind.Cross), "CROSS JOIN posts AS p")]
    [InlineData(nameof(JoinKind.Inner), "JOIN posts AS p ON TRUE")]
    [InlineData(nameof(JoinKind.Left), "LEFT JOIN posts AS p ON TRUE")]
    [InlineData(nameof(JoinKind.Right), "RIGHT JOIN posts AS p ON TRUE")]
    [InlineData(nameof(JoinKind.Full), "FULL JOIN posts AS p ON TRUE")]
    public void Every_join_but_a_cross_join_has_a_condition(string join, string line) =>
        Check(Select(Users, Id) with { From = [Users, Posts with { Join = Enum.Parse<JoinKind>(join) }] }, $"""
            SELECT u.id
            FROM users AS u
            {line}
            """);

    [Fact]
    public void Distinct_follows_the_key_word() => Check(Select(Users, Name) with { IsDistinct = true }, """
        SELECT DISTINCT u.name
        FROM users AS u
        """);

    [Fact]
    public void Distinct_on_names_its_keys() =>
        Check(Select(Users, Id) with { DistinctOn = [Name, Flag], OrderBy = [new(Name, false), new(Flag, false), new(Id, true)] }, """
            SELECT DISTINCT ON (u.name, u.flag) u.id
            FROM users AS u
            ORDER BY u.name, u.flag, u.id DESC
            """);

    [Fact]
    public void An_empty_select_list_is_a_one() => Check(Select(Users), """
        SELECT 1
        FROM users AS u
        """);

    [Fact]
    public void A_select_without_sources_is_one_line() => Check(new SelectStatement { Items = [new(Slot(0) with { NeedsCast = true })] }, "SELECT $1::integer");

    [Fact]
    public void A_name_is_written_only_where_it_says_something_new() =>
        Check(new SelectStatement { Items = [new(Id, "id"), new(Id, "key"), new(Name, "Order")], From = [Users] }, """
            SELECT u.id, u.id AS key, u.name AS "Order"
            FROM users AS u
            """);

    [Fact]
    public void Schemas_and_names_are_quoted_only_when_needed()
    {
        var source = new SourceAlias("order");
        Check(Select(new FromItem(new TableSource(source, "Shop", "order")), Column(source, "select"), Column(source, "a\"b"), Column(source, "_x1"), Column(source, "größe")), """
            SELECT o."select", o."a""b", o._x1, o."größe"
            FROM "Shop"."order" AS o
            """);
    }

    [Fact]
    public void Aliases_are_unique_in_order_of_appearance_and_taken_from_the_program()
    {
        string[] hints = ["u", "u", "u1", "u", "<>h__TransparentIdentifier0", "<generated>_1", "orderLine", "_", "é", "2x", "user", "User_"];
        var sources = hints.Select(hint => new FromItem(new TableSource(new(hint), null, "users"))).ToEquatableArray();
        var text = Write(new SelectStatement { Items = [], From = sources });
        Assert.Equal(
            ["u", "u1", "u11", "u2", "t", "t1", "orderline", "t2", "t3", "t4", "u3", "u4"],
            text.Split('\n').Skip(1).Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public void Conditions_on_queries_are_indented()
    {
        var newest = new SourceAlias("newest");
        var query = PostsOfUser(Column(P, "id")) with { OrderBy = [new(Column(P, "id"), true)], Limit = Literal(1) };
        Check(
            Select(Users, Id, Column(newest, "id")) with
            {
                From = [Users, new(new SubquerySource(newest, query), JoinKind.Left, IsLateral: true)],
                Where = new ExistsExpression(Select(new FromItem(new TableSource(new("x"), "blog", "likes")))),
            },
            """
            SELECT u.id, newest.id
            FROM users AS u
            LEFT JOIN LATERAL (
                SELECT p.id
                FROM posts AS p
                WHERE p.user_id = u.id
                ORDER BY p.id DESC
                LIMIT 1
            ) AS newest ON TRUE
            WHERE EXISTS (
                SELECT 1
                FROM blog.likes AS x
            )
            """);
    }

    [Fact]
    public void Values_and_functions_name_their_columns()
    {
        var (v, i) = (new SourceAlias("v"), new SourceAlias("i"));
        Check(
            Select(Users, Column(v, "a"), Column(i, "ordinal")) with
            {
                From =
                [
                    new(new ValuesSource(v, [new([Literal(1), Literal("x")]), new([Literal(2), Slot(0, PgTypes.Text)])], ["a", "b"])),
                    new(new FunctionSource(i, "unnest", [Slot(1, PgTypes.ArrayOf(PgTypes.Integer))], ["value", "ordinal"], WithOrdinality: true), IsLateral: true),
                ],
            },
            """
            SELECT v.a, i.ordinal
            FROM (VALUES (1, 'x'), (2, $1)) AS v(a, b)
            CROSS JOIN unnest($2) WITH ORDINALITY AS i(value, ordinal)
            """);
    }

    [Fact]
    public void Set_operations_have_parentheses_only_where_they_are_needed()
    {
        SelectStatement Of(string name) => Select(new FromItem(new TableSource(new(name), null, name)));
        var union = new SetStatement(SetOperator.Union, All: true, Of("a"), Of("b"));
        Check(new SetStatement(SetOperator.Except, All: false, union, new SetStatement(SetOperator.Intersect, All: false, union, Of("c") with { Limit = Literal(1) })), """
            SELECT 1
            FROM a
            UNION ALL
            SELECT 1
            FROM b
            EXCEPT
            (
                (
                    SELECT 1
                    FROM a
                    UNION ALL
                    SELECT 1
                    FROM b
                )
                INTERSECT
                (
                    SELECT 1
                    FROM c
                    LIMIT 1
                )
            )
            """);
    }

    [Fact]
    public void A_constant_key_is_not_read_as_a_position() =>
        Check(Select(Users, Id) with { GroupBy = [Literal(1)], OrderBy = [new(Literal("x"), false), new(Slot(0), false)] }, """
            SELECT u.id
            FROM users AS u
            GROUP BY 1::integer
            ORDER BY 'x'::text, $1
            """);

    [Fact]
    public void One_value_sent_one_way_is_one_parameter()
    {
        Func<object, object> escape = value => value;
        var text = SqlWriter.Write(Select(Users, Slot(7), Slot(3), Slot(7), Slot(7, PgTypes.Text), Slot(7, PgTypes.Text) with { Transform = escape }, Slot(3) with { NeedsCast = true }));
        Assert.Equal("SELECT $1, $2, $1, $3, $4, $2::integer\nFROM users AS u", text.Text);
        Assert.Equal([(7, "integer"), (3, "integer"), (7, "text"), (7, "text")], text.Parameters.Select(p => (p.Slot, p.Type.Name)));
        Assert.Same(escape, text.Parameters[3].Transform);
    }

    [Fact]
    public void The_tables_are_listed_once_and_without_quotes()
    {
        var query = Select(Users) with { From = [Users, new(new TableSource(new("x"), "Shop", "order")), new(new TableSource(new("y"), null, "users"))] };
        Assert.Equal(["users", "Shop.order"], SqlWriter.Write(query).Tables);
    }

    [Fact]
    public void The_hash_is_the_same_in_every_process() =>
        Assert.Equal(0x199E7BCA63EA84F2UL, new SqlText("SELECT 1", [], []).Hash());

    [Fact]
    public void A_query_that_occurs_twice_keeps_its_names()
    {
        var count = new ScalarQueryExpression(PostsOfUser(Count()), PgTypes.BigInt, CanBeNull: false);
        Check(Select(Users, count) with { OrderBy = [new(count, Descending: true)] }, """
            SELECT (
                SELECT count(*)
                FROM posts AS p
                WHERE p.user_id = u.id
            )
            FROM users AS u
            ORDER BY (
                SELECT count(*)
                FROM posts AS p
                WHERE p.user_id = u.id
            ) DESC
            """);
    }

    [Fact]
    public void A_source_out_of_reach_is_a_fault() => Assert.Throws<InternalError>(() => Write(Select(Users, UserId)));

    [Fact]
    public void A_source_out_of_reach_is_a_fault_also_after_its_query() =>
        Assert.Throws<InternalError>(() => Write(Select(Users, new ExistsExpression(Select(Posts)), UserId)));

    [Fact]
    public void A_source_that_appears_twice_in_one_scope_is_a_fault() => Assert.Throws<InternalError>(() => Write(Select(Users) with { From = [Users, Users] }));

    private static void Check(SqlQuery query, string text) => Assert.Equal(text, Write(query));
}
