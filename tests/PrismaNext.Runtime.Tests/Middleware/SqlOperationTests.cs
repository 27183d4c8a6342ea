using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

public sealed class SqlOperationTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT")]
    [InlineData("  select 1", "SELECT")]
    [InlineData("/* delete */ -- update\n SELECT 1", "SELECT")]
    [InlineData("WITH gone AS (DELETE FROM a RETURNING id) INSERT INTO b SELECT id FROM gone", "INSERT")]
    [InlineData("WITH \"delete\" AS (SELECT 1) SELECT 2", "SELECT")]
    [InlineData("(SELECT 1)", "")]
    [InlineData("", "")]
    public void The_operation_is_the_first_word_outside_of_everything(string sql, string expected) => Assert.Equal(expected, SqlOperation.Of(sql));

    [Theory]
    [InlineData("DELETE FROM notes")]
    [InlineData("UPDATE notes SET text = 'WHERE'")]
    [InlineData("UPDATE notes SET text = E'it\\'s WHERE'")]
    [InlineData("UPDATE notes SET text = $tag$ WHERE $tag$")]
    [InlineData("UPDATE notes SET text = (SELECT label FROM numbers WHERE id = 1)")]
    [InlineData("DELETE FROM notes /* WHERE /* nested */ id = 1 */ -- WHERE")]
    [InlineData("DELETE FROM \"WHERE\"")]
    [InlineData("TRUNCATE notes")]
    [InlineData("WITH a AS (SELECT 1 WHERE true) DELETE FROM notes")]
    public void A_write_without_where_changes_all_rows(string sql) => Assert.True(SqlOperation.ChangesAllRows(sql));

    [Theory]
    [InlineData("DELETE FROM notes WHERE id = 1")]
    [InlineData("UPDATE notes SET text = $1 where id = $2")]
    [InlineData("UPDATE notes SET text = 'it''s' WHERE id = 1")]
    [InlineData("UPDATE notes SET text = '\\' WHERE id = 1")]
    [InlineData("INSERT INTO notes VALUES (1, 'UPDATE')")]
    [InlineData("SELECT 1")]
    [InlineData("DELETE FROM notes WHERE true")]
    public void Other_statements_do_not(string sql) => Assert.False(SqlOperation.ChangesAllRows(sql));
}
