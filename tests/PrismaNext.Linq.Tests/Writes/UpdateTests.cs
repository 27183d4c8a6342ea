using PrismaNext.Linq.Tests.Writes.Model;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Writes;

public sealed class UpdateTests
{
    private static SqlBuilder Sql => Forum.Sql;

    [Fact]
    public void Values_travel_as_parameters_and_expressions_as_sql() => Assert.Equal(
        """
        UPDATE members AS m
        SET kind = $1, logins = m.logins + 1
        WHERE m.id = 7
        """,
        Sql.Update<Member>().Set(m => m.Kind, MemberKind.Moderator).Set(m => m.Logins, m => m.Logins + 1).Where(m => m.Id == 7).Build().Sql);

    [Fact]
    public void The_order_of_the_calls_does_not_matter() => Assert.Equal(
        """
        UPDATE members AS m
        SET level = $1
        WHERE m.id > 7 AND m.logins = 0
        """,
        Sql.Update<Member>().Where(m => m.Id > 7).Set(m => m.Level, (short)3).Where(m => m.Logins == 0).Build().Sql);

    [Fact]
    public void An_enum_takes_the_form_of_its_column() => Assert.Equal(
        """
        UPDATE members AS m
        SET kind = 'Writer', rank = 1
        WHERE m.id = 7
        """,
        Sql.Update<Member>().Set(m => m.Kind, m => MemberKind.Writer).Set(m => m.Rank, m => MemberKind.Writer).Where(m => m.Id == 7).Build().Sql);

    [Fact]
    public void All_rows_have_to_be_asked_for() => Assert.Equal(
        """
        UPDATE members AS m
        SET nickname = NULL
        """,
        Sql.Update<Member>().Set(m => m.Nickname, m => null).All().Build().Sql);

    [Fact]
    public void A_required_navigation_is_a_further_source() => Assert.Equal(
        """
        UPDATE topics AS t
        SET title = author.email || t.title
        FROM members AS author
        WHERE author.id = t.author_id AND author.logins > 3
        """,
        Sql.Update<Topic>().Set(t => t.Title, t => t.Author.Email + t.Title).Where(t => t.Author.Logins > 3).Build().Sql);

    [Fact]
    public void An_optional_navigation_finds_the_rows_a_second_time() => Assert.Equal(
        """
        UPDATE members AS m
        SET nickname = mentor.nickname
        FROM members AS m1
        LEFT JOIN members AS mentor ON mentor.id = m1.mentor_id
        WHERE m.id = m1.id AND m1.logins = 0
        """,
        Sql.Update<Member>().Set(m => m.Nickname, m => m.Mentor!.Nickname).Where(m => m.Logins == 0).Build().Sql);

    [Fact]
    public void Sub_queries_stand_in_values_and_conditions() => Assert.Equal(
        """
        UPDATE members AS m
        SET logins = (
            SELECT count(*)
            FROM topics AS t
            WHERE t.author_id = m.id
        )
        WHERE EXISTS (
            SELECT 1
            FROM topics AS t1
            WHERE t1.author_id = m.id AND t1.title = ''
        )
        """,
        Sql.Update<Member>().Set(m => m.Logins, m => m.Topics.Count()).Where(m => m.Topics.Any(t => t.Title == "")).Build().Sql);

    [Fact]
    public void Returning_sees_the_row_that_was_changed() => Assert.Equal(
        """
        UPDATE members AS m
        SET nickname = mentor.nickname
        FROM members AS m1
        LEFT JOIN members AS mentor ON mentor.id = m1.mentor_id
        WHERE m.id = m1.id AND m1.id = 1
        RETURNING m.id, m.nickname
        """,
        Sql.Update<Member>().Set(m => m.Nickname, m => m.Mentor!.Nickname).Where(m => m.Id == 1).Returning(m => new { m.Id, m.Nickname }).Build().Plan.Sql);

    [Fact]
    public void A_variant_updates_its_own_rows() => Assert.Equal(
        """
        UPDATE occurrences AS p
        SET amount = 0.0
        WHERE p.type = 'purchase' AND p.amount < 0.0
        """,
        Sql.Update<Purchase>().Set(p => p.Amount, p => 0.0m).Where(p => p.Amount < 0.0m).Build().Sql);

    [Fact]
    public void A_composite_key_is_an_ordinary_condition() => Assert.Equal(
        """
        UPDATE remarks AS r
        SET votes = r.votes + $1
        WHERE r.topic_id = 1 AND r.number = 2
        """,
        Votes(2).Sql);

    [Fact]
    public void A_builder_can_be_finished_in_several_ways()
    {
        var update = Sql.Update<Member>().Set(m => m.Logins, 0);
        Assert.EndsWith("WHERE m.id = 1", update.Where(m => m.Id == 1).Build().Sql, StringComparison.Ordinal);
        Assert.EndsWith("WHERE m.id = 2", update.Where(m => m.Id == 2).Build().Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_without_a_condition_is_refused() =>
        InsertTests.Refused("PLAN.WRITE_UNFILTERED", () => Sql.Update<Member>().Set(m => m.Logins, 0).Build());

    [Fact]
    public void An_update_of_nothing_is_refused() => InsertTests.Refused("PLAN.SET_MISSING", () => Sql.Update<Member>().All().Build());

    [Fact]
    public void A_column_that_is_set_twice_is_refused() =>
        InsertTests.Refused("PLAN.SET_DUPLICATE", () => Sql.Update<Member>().Set(m => m.Logins, 0).Set(m => m.Logins, 1).All().Build());

    [Fact]
    public void A_property_without_a_column_is_refused() =>
        InsertTests.Refused("PLAN.SET_UNMAPPED", () => Sql.Update<Member>().Set(m => m.Display, "").All().Build());

    [Fact]
    public void A_column_of_another_table_is_refused() =>
        InsertTests.Refused("PLAN.SET_UNMAPPED", () => Sql.Update<Topic>().Set(t => t.Author.Email, "").All().Build());

    [Fact]
    public void A_foreign_key_can_be_set_through_its_navigation() => Assert.Equal(
        """
        UPDATE topics AS t
        SET author_id = $1
        WHERE t.id = 1
        """,
        Sql.Update<Topic>().Set(t => t.Author.Id, 3).Where(t => t.Id == 1).Build().Sql);

    [Fact]
    public void A_value_in_another_form_is_refused()
    {
        InsertTests.Refused("PLAN.VALUE_INCOMPATIBLE", () => Sql.Update<Member>().Set(m => m.Kind, m => m.Rank).All().Build());
        InsertTests.Refused("PLAN.VALUE_INCOMPATIBLE", () => Sql.Update<Member>().Set(m => m.Birthday, m => m.CreatedAt).All().Build());
    }

    [Fact]
    public void Returning_from_a_joined_table_is_refused() =>
        InsertTests.Refused("PLAN.RETURNING_JOINED", () => Sql.Update<Topic>().Set(t => t.Title, "").All().Returning(t => t.Author.Email).Build());

    private static Linq.Planning.CommandPlan Votes(int more) =>
        Sql.Update<Remark>().Set(r => r.Votes, r => r.Votes + more).Where(r => r.TopicId == 1 && r.Number == 2).Build();
}
