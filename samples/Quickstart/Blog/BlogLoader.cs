using Npgsql;
using NpgsqlTypes;

namespace Quickstart.Blog;

/// <summary>Fills the tables with the driver's binary COPY, the fastest way into PostgreSQL.</summary>
internal static class BlogLoader
{
    private const int ReportEvery = 2_000;

    public static async Task LoadUsersAsync(NpgsqlDataSource database, int users, Action<int> report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("COPY users (id, name, email, kind, created_at) FROM STDIN (FORMAT BINARY)", cancellationToken);
        for (var id = 1; id <= users; id++)
        {
            var user = BlogRows.User(id);
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(user.Id, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(user.Name, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(user.Email, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync((int)user.Kind, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(user.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            if (id % ReportEvery == 0)
                report(id);
        }

        await copy.CompleteAsync(cancellationToken);
        report(users);
    }

    public static async Task LoadPostsAsync(NpgsqlDataSource database, int posts, int users, Action<int> report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("COPY posts (id, user_id, title, likes, created_at) FROM STDIN (FORMAT BINARY)", cancellationToken);
        for (var id = 1; id <= posts; id++)
        {
            var post = BlogRows.Post(id, users);
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(post.Id, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(post.UserId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(post.Title, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(post.Likes, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(post.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            if (id % ReportEvery == 0)
                report(id);
        }

        await copy.CompleteAsync(cancellationToken);
        report(posts);
    }
}
