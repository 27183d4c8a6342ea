using Npgsql;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>The driver by hand: typed parameters, typed getters, nothing in between.</summary>
internal sealed partial class NpgsqlContestant(string name, string connectionString) : DataSourceContestant(name, connectionString),
    IUserFinder, IHeadlineReader, IPostPager, IPostStreamer, IEarlyLeaver, IAuthorReporter, IUserLoader, IEventInserter, IPostUpdater, IVisitCounter
{
    public async ValueTask<User?> FindUserAsync(int id)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, email, name, kind, created_at FROM users WHERE id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ReadUser(reader) : null;
    }

    public async ValueTask<List<PostHeadline>> NewestPostsAsync(int userId)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, title, created_at FROM posts WHERE user_id = $1 ORDER BY created_at DESC LIMIT 10", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        await using var reader = await command.ExecuteReaderAsync();
        var posts = new List<PostHeadline>();
        while (await reader.ReadAsync())
            posts.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetDateTime(2)));
        return posts;
    }

    public async ValueTask<List<Post>> PageAsync(int after)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {PostColumns} FROM posts WHERE id > $1 ORDER BY id LIMIT 100", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = after });
        await using var reader = await command.ExecuteReaderAsync();
        var posts = new List<Post>();
        while (await reader.ReadAsync())
            posts.Add(ReadPost(reader));
        return posts;
    }

    public async ValueTask<long> StreamAllAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {PostColumns} FROM posts", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0L;
        while (await reader.ReadAsync())
        {
            ReadPost(reader);
            rows++;
        }

        return rows;
    }

    /// <summary>Who knows beforehand how many rows he wants says so to the server.</summary>
    public async ValueTask<long> LeaveAfterAsync(int rows)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {PostColumns} FROM posts ORDER BY id LIMIT $1", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = rows });
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0L;
        while (await reader.ReadAsync())
        {
            ReadPost(reader);
            read++;
        }

        return read;
    }

    public async ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT u.id, u.name, count(*)::integer, sum(p.likes)
            FROM posts AS p JOIN users AS u ON u.id = p.user_id
            WHERE p.created_at >= $1
            GROUP BY u.id, u.name
            ORDER BY sum(p.likes) DESC, u.id
            LIMIT 20
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = since });
        await using var reader = await command.ExecuteReaderAsync();
        var totals = new List<AuthorTotal>();
        while (await reader.ReadAsync())
            totals.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt64(3)));
        return totals;
    }

    public async ValueTask<List<User>> UsersWithPostsAsync(int after)
    {
        await using var connection = await OpenAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT id, email, name, kind, created_at FROM users WHERE id > $1 ORDER BY id LIMIT 100"),
                new($"SELECT {PostColumns} FROM posts WHERE user_id IN (SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT 100) ORDER BY id"),
            },
        };
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = after });
        await using var reader = await batch.ExecuteReaderAsync();
        var users = new List<User>();
        var byId = new Dictionary<int, List<Post>>();
        while (await reader.ReadAsync())
        {
            var posts = new List<Post>();
            var user = ReadUser(reader) with { Posts = posts };
            users.Add(user);
            byId.Add(user.Id, posts);
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var post = ReadPost(reader);
            byId[post.UserId].Add(post);
        }

        return users;
    }

    private const string PostColumns = "id, user_id, title, body, likes, created_at, is_published";

    private static User ReadUser(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Email = reader.GetString(1),
        Name = reader.GetString(2),
        Kind = reader.GetInt32(3),
        CreatedAt = reader.GetDateTime(4),
    };

    private static Post ReadPost(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        UserId = reader.GetInt32(1),
        Title = reader.GetString(2),
        Body = reader.IsDBNull(3) ? null : reader.GetString(3),
        Likes = reader.GetInt32(4),
        CreatedAt = reader.GetDateTime(5),
        IsPublished = reader.GetBoolean(6),
    };
}
