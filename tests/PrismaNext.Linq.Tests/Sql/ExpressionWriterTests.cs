using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using static PrismaNext.Linq.Tests.Sql.Ir;

namespace PrismaNext.Linq.Tests.Sql;

public sealed class ExpressionWriterTests
{
    private static readonly ColumnExpression A = Column(U, "a");
    private static readonly ColumnExpression B = Column(U, "b");
    private static readonly ColumnExpression C = Column(U, "c");
    private static readonly ColumnExpression Tags = Column(U, "tags", PgTypes.ArrayOf(PgTypes.Text));

    [Fact]
    public void Parameters_are_cast_only_on_request()
    {
        Check("$1", Slot(0));
        Check("$1::integer", Slot(0) with { NeedsCast = true });
        Check("$1::integer::text", new CastExpression(Slot(0) with { NeedsCast = true }, PgTypes.Text));
    }

    [Fact]
    public void Arithmetic_has_parentheses_where_the_tree_asks_for_them()
    {
        Check("u.a + u.b * u.c", Op(A, SqlOperator.Add, Op(B, SqlOperator.Multiply, C)));
        Check("(u.a + u.b) * u.c", Op(Op(A, SqlOperator.Add, B), SqlOperator.Multiply, C));
        Check("u.a - u.b - u.c", Op(Op(A, SqlOperator.Subtract, B), SqlOperator.Subtract, C));
        Check("u.a - (u.b - u.c)", Op(A, SqlOperator.Subtract, Op(B, SqlOperator.Subtract, C)));
        Check("u.a || u.b + u.c", Op(A, SqlOperator.Concat, Op(B, SqlOperator.Add, C)));
    }

    [Fact]
    public void Signs_never_meet()
    {
        Check("-u.a", Op(SqlUnaryOperator.Negate, A));
        Check("-(-u.a)", Op(SqlUnaryOperator.Negate, Op(SqlUnaryOperator.Negate, A)));
        Check("-(-5)", Op(SqlUnaryOperator.Negate, Literal(-5)));
        Check("u.a - -5", Op(A, SqlOperator.Subtract, Literal(-5)));
        Check("(-5)::bigint", new CastExpression(Literal(-5), PgTypes.BigInt));
        Check("-u.a::bigint", Op(SqlUnaryOperator.Negate, new CastExpression(A, PgTypes.BigInt)));
        Check("(-u.a)::bigint", new CastExpression(Op(SqlUnaryOperator.Negate, A), PgTypes.BigInt));
    }

    [Fact]
    public void A_complement_binds_as_loosely_as_other_operators()
    {
        var complement = Op(SqlUnaryOperator.BitNot, A);
        Check("u.b & ~u.a", Op(B, SqlOperator.BitAnd, complement));
        Check("~u.a & u.b", Op(complement, SqlOperator.BitAnd, B));
        Check("(~u.a) + u.b", Op(complement, SqlOperator.Add, B));
        Check("u.b + (~u.a)", Op(B, SqlOperator.Add, complement));
        Check("~(-5)", Op(SqlUnaryOperator.BitNot, Literal(-5)));
    }

    [Fact]
    public void Logic_is_flat_where_it_can_be()
    {
        var (a, b, c) = (Equal(A, B), Op(B, SqlOperator.Less, C), Flag);
        Check("u.a = u.b AND (u.b < u.c OR u.flag)", Op(a, SqlOperator.And, Op(b, SqlOperator.Or, c)));
        Check("u.a = u.b AND u.b < u.c OR u.flag", Op(Op(a, SqlOperator.And, b), SqlOperator.Or, c));
        Check("u.a = u.b AND u.b < u.c AND u.flag", Op(a, SqlOperator.And, Op(b, SqlOperator.And, c)));
        Check("NOT u.flag AND u.flag", Op(Op(SqlUnaryOperator.Not, Flag), SqlOperator.And, Flag));
        Check("NOT (u.a = u.b OR u.flag)", Op(SqlUnaryOperator.Not, Op(a, SqlOperator.Or, c)));
        Check("NOT NOT u.flag", Op(SqlUnaryOperator.Not, Op(SqlUnaryOperator.Not, Flag)));
    }

    [Fact]
    public void Predicates_are_never_operands_of_predicates_without_parentheses()
    {
        Check("(u.a = u.b) = u.flag", Equal(Equal(A, B), Flag));
        Check("(u.a = u.b) IS NOT TRUE", Op(SqlUnaryOperator.IsNotTrue, Equal(A, B)));
        Check("u.a IS NULL", Op(SqlUnaryOperator.IsNull, A));
        Check("u.a + u.b IS NOT NULL", Op(SqlUnaryOperator.IsNotNull, Op(A, SqlOperator.Add, B)));
        Check("(u.a IS NULL) = (u.b IS NULL)", Equal(Op(SqlUnaryOperator.IsNull, A), Op(SqlUnaryOperator.IsNull, B)));
        Check("u.a IS DISTINCT FROM u.b + 1", Op(A, SqlOperator.IsDistinctFrom, Op(B, SqlOperator.Add, Literal(1))));
        Check("(u.a = ANY (u.tags)) = u.flag", Equal(new QuantifiedExpression(A, SqlOperator.Equal, Tags, All: false), Flag));
    }

    [Fact]
    public void Negated_predicates_use_their_own_key_words()
    {
        var like = new LikeExpression(Name, Literal(@"50\%%"), IgnoreCase: false);
        Check(@"u.name LIKE '50\%%'", like);
        Check(@"u.name NOT LIKE '50\%%'", Op(SqlUnaryOperator.Not, like));
        Check(@"u.name || 'x' NOT ILIKE '50\%%'", Op(SqlUnaryOperator.Not, like with { Value = Op(Name, SqlOperator.Concat, Literal("x")), IgnoreCase = true }));
        Check("""
            u.id NOT IN (
                SELECT p.user_id
                FROM posts AS p
            )
            """, Op(SqlUnaryOperator.Not, new InQueryExpression(Id, Select(Posts, UserId))));
        Check("""
            NOT EXISTS (
                SELECT 1
                FROM posts AS p
                WHERE p.user_id = u.id
            )
            """, Op(SqlUnaryOperator.Not, new ExistsExpression(PostsOfUser())));
    }

    [Fact]
    public void Quantified_comparisons_keep_arrays_and_queries_apart()
    {
        Check("u.a = ANY ($1)", new QuantifiedExpression(A, SqlOperator.Equal, Slot(0, Tags.Type), All: false));
        Check("u.a <> ALL (u.tags)", new QuantifiedExpression(A, SqlOperator.NotEqual, Tags, All: true));
        Check("""
            u.a = ANY ((
                SELECT p.tags
                FROM posts AS p
            )::text[])
            """, new QuantifiedExpression(A, SqlOperator.Equal, new ScalarQueryExpression(Select(Posts, Column(P, "tags", Tags.Type)), Tags.Type, CanBeNull: true), All: false));
    }

    [Fact]
    public void Rows_need_their_key_word_only_outside_comparisons()
    {
        var (left, right) = (new RowExpression([A, B]), new RowExpression([Slot(0), Slot(1)]));
        Check("ROW(u.a, u.b)", left);
        Check("(u.a, u.b) = ($1, $2)", Equal(left, right));
        Check("(u.a, u.b) > ($1, $2)", Op(left, SqlOperator.Greater, right));
        Check("u.a = $1", Equal(new RowExpression([A]), new RowExpression([Slot(0)])));
        Check("ROW(u.a)", new RowExpression([A]));
    }

    [Fact]
    public void Functions_and_aggregates_have_their_clauses()
    {
        Check("coalesce(u.name, '')", Call("coalesce", PgTypes.Text, Name, Literal("")));
        Check("now()", Call("now", PgTypes.TimestampTz));
        Check("count(*)", Count());
        Check("count(DISTINCT u.name)", new AggregateExpression("count", [Name], PgTypes.BigInt, CanBeNull: false) { Distinct = true });
        Check("sum(u.a) FILTER (WHERE u.flag)", new AggregateExpression("sum", [A], PgTypes.BigInt, CanBeNull: true) { Filter = Flag });
        Check(
            "string_agg(u.name, ',' ORDER BY u.a DESC, u.name)",
            new AggregateExpression("string_agg", [Name, Literal(",")], PgTypes.Text, CanBeNull: true) { OrderBy = [new(A, Descending: true), new(Name, Descending: false)] });
    }

    [Fact]
    public void Windows_have_their_clauses()
    {
        var number = Call("row_number", PgTypes.BigInt);
        Check("row_number() OVER ()", new WindowExpression(number, [], []));
        Check("row_number() OVER (PARTITION BY u.a, u.b ORDER BY u.c DESC)", new WindowExpression(number, [A, B], [new(C, Descending: true)]));
        Check(
            "count(*) OVER (ORDER BY u.a ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            new WindowExpression(Count(), [], [new(A, Descending: false)], "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"));
    }

    [Fact]
    public void Cases_are_written_in_one_line()
    {
        Check("CASE WHEN u.flag THEN 1 WHEN u.a = 2 THEN u.b ELSE u.c END", new CaseExpression([new(Flag, Literal(1)), new(Equal(A, Literal(2)), B)], C, PgTypes.Integer));
        Check("CASE WHEN u.flag THEN 1 END + 1", Op(new CaseExpression([new(Flag, Literal(1))], null, PgTypes.Integer), SqlOperator.Add, Literal(1)));
    }

    [Fact]
    public void Nested_collections_are_arrays_of_rows() => Check("""
        ARRAY(
            SELECT ROW(p.id, p.title)
            FROM posts AS p
            WHERE p.user_id = u.id
        )
        """, new ArrayQueryExpression(PostsOfUser(new RowExpression([Column(P, "id"), Column(P, "title")])), PgTypes.ArrayOf(RowExpression.RecordType)));

    [Fact]
    public void Arrays_are_written_out_and_indexed()
    {
        Check("ARRAY[u.a, u.b]", new ArrayExpression([A, B], PgTypes.ArrayOf(PgTypes.Integer)));
        Check("ARRAY[]::integer[]", new ArrayExpression([], PgTypes.ArrayOf(PgTypes.Integer)));
        Check("u.tags[u.a + 1]", new SubscriptExpression(Tags, Op(A, SqlOperator.Add, Literal(1)), PgTypes.Text));
        Check("$1[1]", new SubscriptExpression(Slot(0, Tags.Type), Literal(1), PgTypes.Text));
        Check("($1::text[])[1]", new SubscriptExpression(Slot(0, Tags.Type) with { NeedsCast = true }, Literal(1), PgTypes.Text));
        Check("(string_to_array(u.name, ','))[1]", new SubscriptExpression(Call("string_to_array", Tags.Type, Name, Literal(",")), Literal(1), PgTypes.Text));
        Check("u.tags[2:u.a]", new SliceExpression(Tags, Literal(2), A));
        Check("(u.tags || u.tags)[:2]", new SliceExpression(Op(Tags, SqlOperator.Concat, Tags, Tags.Type), null, Literal(2)));
    }

    [Fact]
    public void Zones_and_collations_follow_their_operand()
    {
        var created = Column(U, "created", PgTypes.TimestampTz);
        Check("u.created AT TIME ZONE 'UTC'", new AtTimeZoneExpression(created, Literal("UTC"), PgTypes.Timestamp));
        Check("(u.created + $1) AT TIME ZONE (u.name || 'x')", new AtTimeZoneExpression(Op(created, SqlOperator.Add, Slot(0, PgTypes.Interval)), Op(Name, SqlOperator.Concat, Literal("x")), PgTypes.Timestamp));
        Check("u.name COLLATE \"C\" < 'x'", Op(new CollateExpression(Name, "C"), SqlOperator.Less, Literal("x")));
        Check("(u.name || 'x') COLLATE \"C\"", new CollateExpression(Op(Name, SqlOperator.Concat, Literal("x")), "C"));
    }

    private static void Check(string text, SqlExpression expression) => Assert.Equal(text, Write(expression));
}
