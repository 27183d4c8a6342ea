using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>Which rows are written, how many were, and what is given back of them.</summary>
public sealed class RowTests(WriteDatabase database) : IClassFixture<WriteDatabase>
{
    private Postgres Db => database.Db;

    private SqlBuilder Sql => database.Sql;

    [Fact]
    public async Task Generated_keys_come_back_in_the_order_of_the_rows()
    {
        var days = Enumerable.Range(1, 2000).Select(i => new SignIn { Day = DateOnly.FromDayNumber(700_000 + i), Device = $"{i}" }).ToList();
        var stored = await Db.Execute(Sql.Insert(days).Returning().Build());
        Assert.Equal(days.Select(d => d.Device), stored.Select(d => d.Device));
        Assert.Equal(stored.Select(d => d.Id).Order(), stored.Select(d => d.Id));
    }

    [Fact]
    public async Task An_insert_of_no_rows_inserts_none() => Assert.Equal(0, await Db.ExecuteAsync(Sql.Insert(new List<Topic>()).Build()));

    [Fact]
    public async Task Counts_come_from_the_server()
    {
        await database.MemberAsync("count1@example.com", logins: 100);
        await database.MemberAsync("count2@example.com", logins: 100);
        Assert.Equal(2, await Db.ExecuteAsync(Sql.Update<Member>().Set(m => m.Logins, 101).Where(m => m.Logins == 100).Build()));
        Assert.Equal(0, await Db.ExecuteAsync(Sql.Update<Member>().Set(m => m.Logins, 101).Where(m => m.Logins == 100).Build()));
        Assert.Equal(2, await Db.ExecuteAsync(Sql.Delete<Member>().Where(m => m.Logins == 101).Build()));
    }

    [Fact]
    public async Task A_value_is_computed_from_the_row()
    {
        var member = await database.MemberAsync("compute@example.com", logins: 4);
        var after = await Db.Execute(Sql.Update<Member>().Set(m => m.Logins, m => m.Logins * 2 + 1).Where(m => m.Id == member.Id).Returning(m => m.Logins).Build()).SingleAsync();
        Assert.Equal(9, after);
    }

    [Fact]
    public async Task A_value_comes_from_a_joined_row()
    {
        var mentor = await database.MemberAsync("mentor@example.com", nickname: "Sage");
        var member = await database.MemberAsync("pupil@example.com", nickname: "Newbie", mentorId: mentor.Id);
        var topic = await database.TopicAsync(member, "first");
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Update<Topic>().Set(t => t.Title, t => t.Author.Email + ": " + t.Title).Where(t => t.Author.Id == member.Id && t.Author.Email != "").Build()));
        Assert.Equal("pupil@example.com: first", await Db.From<Topic>().Where(t => t.Id == topic).Select(t => t.Title).FirstAsync());
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Update<Member>().Set(m => m.Nickname, m => m.Mentor!.Nickname).Where(m => m.Id == member.Id).Build()));
        Assert.Equal("Sage", await Db.From<Member>().Where(m => m.Id == member.Id).Select(m => m.Nickname).FirstAsync());
    }

    [Fact]
    public async Task A_condition_follows_navigations_and_sub_queries()
    {
        var author = await database.MemberAsync("author@example.com", logins: 77);
        var topic = await database.TopicAsync(author, "to go");
        await Db.ExecuteAsync(Sql.Insert([new Remark(topic, 1, "one"), new Remark(topic, 2, "two")]).Build());
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Delete<Remark>().Where(r => r.Topic.Author.Logins == 77 && r.Number == 1).Build()));
        Assert.Equal(0, await Db.ExecuteAsync(Sql.Delete<Topic>().Where(t => t.Id == topic && !Sql.From<Remark>().Any(r => r.TopicId == t.Id)).Build()));
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Delete<Remark>().Where(r => r.TopicId == topic).Build()));
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Delete<Topic>().Where(t => t.Id == topic && !Sql.From<Remark>().Any(r => r.TopicId == t.Id)).Build()));
    }

    [Fact]
    public async Task A_condition_on_a_missing_row_is_null()
    {
        var member = await database.MemberAsync("orphan@example.com", logins: 1234);
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Delete<Member>().Where(m => m.Logins == 1234 && m.Mentor!.Nickname == null).Build()));
        Assert.False(await Db.From<Member>().AnyAsync(m => m.Id == member.Id));
    }

    [Fact]
    public async Task Constructors_and_composite_keys_are_written_and_read()
    {
        var topic = await database.TopicAsync(await database.MemberAsync("remarks@example.com"), "remarks");
        var stored = await Db.Execute(Sql.Insert(new Remark(topic, 5, "text") { Votes = 2 }).Returning().Build()).SingleAsync();
        Assert.Equal((topic, 5, "text", 2), (stored.TopicId, stored.Number, stored.Text, stored.Votes));
        var gone = await Db.Execute(Sql.Delete<Remark>().Where(r => r.TopicId == topic && r.Number == 5).Returning().Build());
        Assert.Equal("text", Assert.Single(gone).Text);
    }

    [Fact]
    public async Task Variants_are_stored_and_read_as_what_they_are()
    {
        var day = new DateOnly(1999, 12, 31);
        var stored = await Db.Execute(Sql.Insert<Occurrence>([new SignIn { Day = day, Device = "phone" }, new Purchase { Day = day, Amount = 9.99m }]).Returning().Build());
        Assert.Equal("phone", Assert.IsType<SignIn>(stored[0]).Device);
        Assert.Equal(9.99m, Assert.IsType<Purchase>(stored[1]).Amount);
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Update<Purchase>().Set(p => p.Day, day.AddDays(1)).Where(p => p.Day == day).Build()));
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Delete<Occurrence>().Where(o => o.Day == day).Build()));
    }

    [Fact]
    public async Task A_row_that_exists_is_left_alone_or_changed()
    {
        var member = await database.MemberAsync("twice@example.com", logins: 1);
        var again = new Member { Email = member.Email, Logins = 10, CreatedAt = member.CreatedAt, Birthday = member.Birthday };
        Assert.Equal(0, await Db.ExecuteAsync(Sql.Insert(again).OnConflict(m => m.Email).DoNothing().Build()));
        Assert.Equal(1, await LoginsAsync());
        Assert.Equal(1, await Db.ExecuteAsync(Sql.Insert(again).OnConflict(m => m.Email)
            .DoUpdate(set => set.Set(m => m.Logins, (existing, excluded) => existing.Logins + excluded.Logins).Set(m => m.Nickname, "again")).Build()));
        Assert.Equal(11, await LoginsAsync());
        Assert.Equal(2, await Db.ExecuteAsync(Sql.Insert([again, new Member { Email = "once@example.com", CreatedAt = member.CreatedAt, Birthday = member.Birthday }]).OnConflict(m => m.Email).DoUpdate().Build()));
        Assert.Equal(10, await LoginsAsync());

        async Task<int> LoginsAsync() => await Db.From<Member>().Where(m => m.Id == member.Id).Select(m => m.Logins).FirstAsync();
    }

    [Fact]
    public async Task The_rows_of_a_query_are_inserted()
    {
        var first = await database.MemberAsync("from1@example.com", logins: 555);
        await database.MemberAsync("from2@example.com", logins: 555);
        string? prefix = "Topic of ";
        var insert = Sql.Insert<Topic>().From(Sql.From<Member>().Where(m => m.Logins == 555).Select(m => new Topic { Title = prefix + m.Email, AuthorId = m.Id, Tags = new[] { "new" } }));
        Assert.Equal(2, await Db.ExecuteAsync(insert.Build()));
        Assert.Equal("Topic of from1@example.com", await Db.From<Topic>().Where(t => t.AuthorId == first.Id).Select(t => t.Title).FirstAsync());
    }

    [Fact]
    public async Task A_write_joins_the_transaction_that_it_runs_in()
    {
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Db.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Sql.Insert(new Purchase { Amount = 123456m }).Build());
            Assert.Single(await tx.Execute(Sql.Update<Purchase>().Set(p => p.Amount, 654321m).Where(p => p.Amount == 123456m).Returning(p => p.Id).Build()));
            throw new TimeZoneNotFoundException();
        }));
        Assert.False(await Db.From<Purchase>().AnyAsync(p => p.Amount == 123456m || p.Amount == 654321m));
    }

    [Theory]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task Returning_is_never_put_into_a_cursor(ExecutionMode mode)
    {
        var write = Sql.Insert(new Purchase()).Returning(p => p.Id).Build();
        write = write with { Options = write.Options with { Mode = mode } };
        await foreach (var id in Db.Execute(write))
            Assert.NotEqual(0, id);
    }
}
