using Dapper;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Dapper: SQL by hand, objects by the library.</summary>
internal sealed class DapperContestant(string connectionString) : DataSourceContestant("Dapper", connectionString),
    IUserFinder, IHeadlineReader, IPostPager, IPostStreamer, IEarlyLeaver, IAuthorReporter, IUserLoader, IEventInserter, IPostUpdater, IVisitCounter
{
    private const string PostColumns =
        "id AS \"Id\", user_id AS \"UserId\", title AS \"Title\", body AS \"Body\", likes AS \"Likes\", created_at AS \"CreatedAt\", is_published AS \"IsPublished\"";

    private const string UserColumns = "id AS \"Id\", email AS \"Email\", name AS \"Name\", kind AS \"Kind\", created_at AS \"CreatedAt\"";

    public async ValueTask<User?> FindUserAsync(int id)
    {
        await using var connection = await OpenAsync();
        return await connection.QueryFirstOrDefaultAsync<User>($"SELECT {UserColumns} FROM users WHERE id = @id", new { id });
    }

    public async ValueTask<List<PostHeadline>> NewestPostsAsync(int userId)
    {
        await using var connection = await OpenAsync();
        const string Sql = "SELECT id, title, created_at AS createdat FROM posts WHERE user_id = @userId ORDER BY created_at DESC LIMIT 10";
        return (await connection.QueryAsync<PostHeadline>(Sql, new { userId })).AsList();
    }

    public async ValueTask<List<Post>> PageAsync(int after)
    {
        await using var connection = await OpenAsync();
        return (await connection.QueryAsync<Post>($"SELECT {PostColumns} FROM posts WHERE id > @after ORDER BY id LIMIT 100", new { after })).AsList();
    }

    public async ValueTask<long> StreamAllAsync()
    {
        await using var connection = await OpenAsync();
        var rows = 0L;
        await foreach (var post in connection.QueryUnbufferedAsync<Post>($"SELECT {PostColumns} FROM posts"))
            rows++;
        return rows;
    }

    public async ValueTask<long> LeaveAfterAsync(int rows)
    {
        await using var connection = await OpenAsync();
        var read = 0L;
        await foreach (var post in connection.QueryUnbufferedAsync<Post>($"SELECT {PostColumns} FROM posts ORDER BY id"))
        {
            if (++read == rows)
                break;
        }

        return read;
    }

    public async ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since)
    {
        await using var connection = await OpenAsync();
        const string Sql = """
            SELECT u.id AS userid, u.name, count(*)::integer AS posts, sum(p.likes) AS likes
            FROM posts AS p JOIN users AS u ON u.id = p.user_id
            WHERE p.created_at >= @since
            GROUP BY u.id, u.name
            ORDER BY sum(p.likes) DESC, u.id
            LIMIT 20
            """;
        return (await connection.QueryAsync<AuthorTotal>(Sql, new { since })).AsList();
    }

    public async ValueTask<List<User>> UsersWithPostsAsync(int after)
    {
        await using var connection = await OpenAsync();
        const string Sql = $"""
            SELECT {UserColumns} FROM users WHERE id > @after ORDER BY id LIMIT 100;
            SELECT {PostColumns} FROM posts WHERE user_id IN (SELECT id FROM users WHERE id > @after ORDER BY id LIMIT 100) ORDER BY id;
            """;
        await using var results = await connection.QueryMultipleAsync(Sql, new { after });
        var users = (await results.ReadAsync<User>()).AsList();
        var byId = users.ToDictionary(user => user.Id);
        foreach (var post in await results.ReadAsync<Post>())
            byId[post.UserId].Posts.Add(post);
        return users;
    }

    /// <summary>A statement a row, in one transaction.</summary>
    public async ValueTask<long> InsertAsync(IReadOnlyList<Event> events)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        const string Sql = "INSERT INTO events (id, name, amount, happened_at) VALUES (@Id, @Name, @Amount, @HappenedAt)";
        var inserted = await connection.ExecuteAsync(Sql, events, transaction);
        await transaction.CommitAsync();
        return inserted;
    }

    public async ValueTask<long> LikeAsync(int id)
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteAsync("UPDATE posts SET likes = likes + 1 WHERE id = @id", new { id });
    }

    public async ValueTask<long> VisitAsync(int userId, DateTime now)
    {
        await using var connection = await OpenAsync();
        const string Sql = """
            INSERT INTO visits AS v (user_id, times, last_at) VALUES (@userId, 1, @now)
            ON CONFLICT (user_id) DO UPDATE SET times = v.times + 1, last_at = excluded.last_at
            """;
        return await connection.ExecuteAsync(Sql, new { userId, now });
    }
}
