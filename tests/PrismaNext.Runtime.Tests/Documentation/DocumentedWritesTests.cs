using PrismaNext.Linq;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of README.md and docs/guide.md that writes, each test on a database of its own.</summary>
public sealed class DocumentedWritesTests : IAsyncLifetime
{
    private readonly BlogDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_row_is_inserted_and_returned()
    {
        await using var db = Client();
        // snippet: insert
        var user = new User { Email = "hedy@example.com", CreatedAt = DateTime.UtcNow };
        var id = await db.Execute(db.Sql.Insert(user).Returning(u => u.Id).Build()).SingleAsync();

        Post[] posts = [new() { UserId = id, Title = "Frequencies" }, new() { UserId = id, Title = "Traffic lights" }];
        await db.ExecuteAsync(db.Sql.Insert(posts).Build());
        // end snippet
        Assert.Equal(2, await db.From<Post>().CountAsync(p => p.User!.Email == "hedy@example.com"));
    }

    [Fact]
    public async Task Several_queries_travel_together()
    {
        await using var db = Client();
        // snippet: batch
        var (latest, count, liked) = await db.BatchAsync(batch => (
            batch.List(db.From<Post>().OrderByDescending(p => p.Id).Take(2)),
            batch.Value(db.From<Post>(), q => q.Count(p => p.Likes > 100)),
            batch.Write(db.Sql.Update<User>().Set(u => u.Kind, UserKind.Author).Where(u => u.Id == 3).Build())));

        Assert.Equal("Moths", latest.Value[0].Title);
        Assert.Equal((2, 1L), (count.Value, liked.Value));
        // end snippet
    }

    [Fact]
    public async Task Rows_are_updated_and_deleted_where_a_condition_holds()
    {
        await using var db = Client();
        // snippet: update and delete
        var promoted = await db.ExecuteAsync(db.Sql.Update<User>().Set(u => u.Kind, UserKind.Author).Where(u => u.Kind == UserKind.Reader).Build());
        var liked = await db.ExecuteAsync(db.Sql.Update<Post>().Set(p => p.Likes, p => p.Likes + 1).All().Build());
        var deleted = await db.ExecuteAsync(db.Sql.Delete<Post>().Where(p => p.Likes < 50).Build());
        // end snippet
        Assert.Equal((1, 4, 1), (promoted, liked, deleted));
    }

    [Fact]
    public async Task A_violated_constraint_is_caught_by_its_name()
    {
        await using var db = Client();
        var email = "ada@example.com";
        var taken = false;
        // snippet: constraint
        try
        {
            await db.ExecuteAsync(db.Sql.Insert(new User { Email = email, CreatedAt = DateTime.UtcNow }).Build());
        }
        catch (DatabaseException exception) when (exception.ConstraintName == "users_email_key")
        {
            taken = true;
        }
        // end snippet
        Assert.True(taken);
    }

    [Fact]
    public async Task A_failed_savepoint_leaves_its_transaction_usable()
    {
        await using var db = Client();
        // snippet: savepoint
        await db.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(db.Sql.Update<User>().Set(u => u.Kind, UserKind.Author).Where(u => u.Id == 3).Build());
            try
            {
                await tx.TransactionAsync(savepoint => savepoint.ExecuteAsync(db.Sql.Delete<User>().Where(u => u.Id == 1).Build()).AsTask());
            }
            catch (DatabaseException exception) when (exception.IsForeignKeyViolation)
            {
                // Users who have posts stay; the update before is kept.
            }
        });
        // end snippet
        Assert.Equal((3, 1), (await db.From<User>().CountAsync(), await db.From<User>().CountAsync(u => u.Kind == UserKind.Author)));
    }

    [Fact]
    public async Task A_transaction_commits_all_its_writes()
    {
        await using var db = Client();
        // snippet: readme transaction
        await db.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(db.Sql.Update<User>().Set(u => u.Kind, UserKind.Author).Where(u => u.Id == 3).Build());
            await tx.ExecuteAsync(db.Sql.Insert(new Post { UserId = 3, Title = "Clouds" }).Build());
        }, new() { MaxRetries = 3 });
        // end snippet
        Assert.Equal(UserKind.Author, await db.From<Post>().Where(p => p.Title == "Clouds").Select(p => p.User!.Kind).SingleAsync());
    }

    private Postgres Client() => Postgres.Create(Blog.Contract, new() { ConnectionString = _database.ConnectionString });
}
