using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Tests.Writes.Model;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Writes;

public sealed class InsertTests
{
    private static readonly Remark[] Remarks = [new(1, 1, "First"), new(1, 2, null) { Votes = 3 }];

    private static SqlBuilder Sql => Forum.Sql;

    [Fact]
    public void A_row_is_one_parameter_a_column_without_generated_ones() => Assert.Equal(
        """
        INSERT INTO members (email, nickname, kind, rank, logins, level, created_at, birthday, mentor_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        Sql.Insert(new Member { Email = "a@example.com" }).Build().Sql);

    [Fact]
    public void A_generated_column_with_a_value_is_inserted() => Assert.Equal(
        """
        INSERT INTO topics (id, title, tags, author_id)
        VALUES ($1, $2, $3, $4)
        """,
        Sql.Insert(new Topic { Id = 7, Title = "Seven" }).Build().Sql);

    [Fact]
    public void Many_rows_are_one_array_a_column() => Assert.Equal(
        """
        INSERT INTO remarks (topic_id, number, text, votes)
        SELECT r.topic_id, r.number, r.text, r.votes
        FROM unnest($1, $2, $3, $4) AS r(topic_id, number, text, votes)
        """,
        Sql.Insert(Remarks).Build().Sql);

    [Fact]
    public void Rows_with_arrays_are_written_out() => Assert.Equal(
        """
        INSERT INTO topics (title, tags, author_id)
        VALUES ($1, $2, $3), ($4, $5, $6)
        """,
        Sql.Insert([new Topic { Title = "One" }, new Topic { Title = "Two" }]).Build().Sql);

    [Fact]
    public void No_rows_are_one_statement_too() => Assert.Equal(
        """
        INSERT INTO topics (title, author_id)
        SELECT r.title, r.author_id
        FROM unnest($1, $2) AS r(title, author_id)
        """,
        Sql.Insert(new List<Topic>()).Build().Sql);

    [Fact]
    public void Returning_gives_the_whole_row() => Assert.Equal(
        """
        INSERT INTO topics AS t (title, tags, author_id)
        VALUES ($1, $2, $3)
        RETURNING t.id, t.title, t.tags, t.author_id
        """,
        Sql.Insert(new Topic { Title = "One" }).Returning().Build().Plan.Sql);

    [Fact]
    public void Returning_gives_what_is_selected()
    {
        var query = Sql.Insert(new Topic { Title = "One" }).Returning(x => new { x.Id, Words = x.Title.Length }).Build();
        Assert.True(query.Plan.IsWrite);
        Assert.Equal(
            """
            INSERT INTO topics AS x (title, tags, author_id)
            VALUES ($1, $2, $3)
            RETURNING x.id, length(x.title)
            """,
            query.Plan.Sql);
    }

    [Fact]
    public void A_variant_fills_in_its_discriminator() => Assert.Equal(
        """
        INSERT INTO occurrences (day, type, device)
        VALUES ($1, 'sign-in', $2)
        """,
        Sql.Insert<Occurrence>(new SignIn { Device = "phone" }).Build().Sql);

    [Fact]
    public void Rows_of_several_variants_send_their_discriminators() => Assert.Equal(
        """
        INSERT INTO occurrences (day, type, device, amount)
        SELECT r.day, r.type, r.device, r.amount
        FROM unnest($1, $2, $3, $4) AS r(day, type, device, amount)
        """,
        Sql.Insert<Occurrence>([new SignIn(), new Purchase()]).Build().Sql);

    [Fact]
    public void A_query_is_inserted_on_the_server() => Assert.Equal(
        """
        INSERT INTO topics (title, author_id)
        SELECT 'Hello ' || m.email, m.id
        FROM members AS m
        WHERE m.logins = 0
        """,
        Sql.Insert<Topic>().From(Sql.From<Member>().Where(m => m.Logins == 0).Select(m => new Topic { Title = "Hello " + m.Email, AuthorId = m.Id })).Build().Sql);

    [Fact]
    public void A_query_that_makes_no_objects_is_refused() => Refused("PLAN.INSERT_QUERY_UNSUPPORTED", () => Sql.Insert<Topic>().From(Sql.From<Topic>()).Build());

    [Fact]
    public void A_row_that_exists_can_be_left_alone() => Assert.Equal(
        """
        INSERT INTO remarks (topic_id, number, text, votes)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING
        """,
        Sql.Insert(Remarks[0]).OnConflict().DoNothing().Build().Sql);

    [Fact]
    public void A_row_that_exists_can_be_replaced() => Assert.Equal(
        """
        INSERT INTO remarks AS r (topic_id, number, text, votes)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (topic_id, number) DO UPDATE
        SET text = excluded.text, votes = excluded.votes
        """,
        Sql.Insert(Remarks[0]).OnConflict(r => new { r.TopicId, r.Number }).DoUpdate().Build().Sql);

    [Fact]
    public void A_row_that_exists_can_be_changed_from_both() => Assert.Equal(
        """
        INSERT INTO members AS m (email, nickname, kind, rank, logins, level, created_at, birthday, mentor_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (email) DO UPDATE
        SET logins = m.logins + excluded.logins, kind = $10
        RETURNING m.id
        """,
        Sql.Insert(new Member { Email = "a@example.com" })
            .OnConflict(m => m.Email).DoUpdate(set => set.Set(m => m.Logins, (m, excluded) => m.Logins + excluded.Logins).Set(m => m.Kind, MemberKind.Writer))
            .Returning(m => m.Id).Build().Plan.Sql);

    [Fact]
    public void An_update_after_any_conflict_is_refused() =>
        Refused("PLAN.CONFLICT_TARGET_MISSING", () => Sql.Insert(Remarks[0]).OnConflict().DoUpdate());

    [Fact]
    public void A_joined_table_after_a_conflict_is_refused() => Refused("PLAN.CONFLICT_JOINED", () => Sql.Insert(Remarks[0])
        .OnConflict(r => new { r.TopicId, r.Number }).DoUpdate(set => set.Set(r => r.Text, r => r.Topic.Title)).Build());

    [Fact]
    public void A_generated_column_is_given_in_all_rows_or_in_none() =>
        Refused("PLAN.INSERT_MIXED", () => Sql.Insert([new Topic { Id = 1, Title = "One" }, new Topic { Title = "Two" }]));

    [Fact]
    public void More_parameters_than_the_protocol_counts_are_refused() =>
        Refused("PLAN.INSERT_TOO_LARGE", () => Sql.Insert(Enumerable.Range(1, 21_846).Select(i => new Topic { Title = "Topic" })));

    [Fact]
    public void A_view_is_refused() => Refused("PLAN.VIEW_READ_ONLY", () => Sql.Insert(new MemberName(1, "a@example.com")).Build());

    [Fact]
    public void A_table_per_type_is_refused() => Refused("PLAN.TABLE_PER_TYPE_UNSUPPORTED", () => Sql.Insert(new Truck()).Build());

    [Fact]
    public void A_type_outside_the_contract_is_refused() => Refused("PLAN.ENTITY_UNMAPPED", () => Sql.Insert(new Version(1, 0)));

    internal static void Refused(string code, Func<object> write) => Assert.Equal(code, Assert.Throws<PrismaNextException>(write).Code);
}
