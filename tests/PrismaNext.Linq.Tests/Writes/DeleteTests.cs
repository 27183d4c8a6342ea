using PrismaNext.Linq.Tests.Writes.Model;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Writes;

public sealed class DeleteTests
{
    private static SqlBuilder Sql => Forum.Sql;

    [Fact]
    public void A_condition_chooses_the_rows() => Assert.Equal(
        """
        DELETE FROM members AS m
        WHERE m.id = 7
        """,
        Sql.Delete<Member>().Where(m => m.Id == 7).Build().Sql);

    [Fact]
    public void A_required_navigation_is_a_further_source() => Assert.Equal(
        """
        DELETE FROM remarks AS r
        USING topics AS topic
        CROSS JOIN members AS author
        WHERE topic.id = r.topic_id AND author.id = topic.author_id AND author.email = 'a@example.com'
        """,
        Sql.Delete<Remark>().Where(r => r.Topic.Author.Email == "a@example.com").Build().Sql);

    [Fact]
    public void An_optional_navigation_finds_the_rows_a_second_time() => Assert.Equal(
        """
        DELETE FROM members AS m
        USING members AS m1
        LEFT JOIN members AS mentor ON mentor.id = m1.mentor_id
        WHERE m.id = m1.id AND mentor.nickname IS NULL
        """,
        Sql.Delete<Member>().Where(m => m.Mentor!.Nickname == null).Build().Sql);

    [Fact]
    public void A_sub_query_stands_in_the_condition() => Assert.Equal(
        """
        DELETE FROM members AS m
        WHERE NOT EXISTS (
            SELECT 1
            FROM topics AS t
            WHERE t.author_id = m.id
        )
        """,
        Sql.Delete<Member>().Where(m => !m.Topics.Any()).Build().Sql);

    [Fact]
    public void Deleted_rows_are_given_back() => Assert.Equal(
        """
        DELETE FROM remarks AS r
        WHERE r.votes < 0
        RETURNING r.topic_id, r.number, r.text, r.votes
        """,
        Sql.Delete<Remark>().Where(r => r.Votes < 0).Returning().Build().Plan.Sql);

    [Fact]
    public void All_rows_have_to_be_asked_for()
    {
        InsertTests.Refused("PLAN.WRITE_UNFILTERED", () => Sql.Delete<Member>().Build());
        Assert.Equal("DELETE FROM members AS m", Sql.Delete<Member>().All().Build().Sql);
    }
}
