using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

public sealed class PreparedQueryTests(WriteDatabase database) : IClassFixture<WriteDatabase>
{
    [Fact]
    public async Task A_prepared_query_runs_with_each_of_its_values()
    {
        var sql = database.Sql;
        PreparedQuery<string, Member?> byEmail = sql.Prepare((string email) => sql.From<Member>().FirstOrDefault(m => m.Email == email));
        PreparedQuery<int, int> atLeast = sql.Prepare((int logins) => sql.From<Member>().Count(m => m.Logins >= logins));
        PreparedQuery<int, string> emails = sql.Prepare((int logins) => sql.From<Member>().Where(m => m.Logins >= logins).OrderBy(m => m.Email).Select(m => m.Email));
        await database.MemberAsync("prepared1@example.com", logins: 1);
        await database.MemberAsync("prepared2@example.com", logins: 2);

        Assert.Equal(1, (await database.Db.ExecuteAsync(byEmail.Bind("prepared1@example.com")))?.Logins);
        Assert.Null(await database.Db.ExecuteAsync(byEmail.Bind("nobody@example.com")));
        Assert.Equal(2, await database.Db.ExecuteAsync(atLeast.Bind(1)));
        Assert.Equal(1, await database.Db.ExecuteAsync(atLeast.Bind(2)));
        Assert.Equal(["prepared1@example.com", "prepared2@example.com"], await database.Db.Execute(emails.Bind(1)));
        Assert.Equal(["prepared2@example.com"], await database.Db.TransactionAsync(async tx => await tx.Execute(emails.Bind(2))));
    }
}
