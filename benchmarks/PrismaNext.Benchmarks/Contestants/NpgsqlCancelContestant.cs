using Npgsql;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>The driver by hand where nobody knows beforehand how many rows are wanted: the statement is cancelled.</summary>
internal sealed class NpgsqlCancelContestant(string connectionString) : DataSourceContestant("Npgsql, cancelled", connectionString), IEarlyLeaver
{
    public async ValueTask<long> LeaveAfterAsync(int rows)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, user_id, title, body, likes, created_at, is_published FROM posts ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0L;
        while (await reader.ReadAsync())
        {
            _ = new Post
            {
                Id = reader.GetInt32(0),
                UserId = reader.GetInt32(1),
                Title = reader.GetString(2),
                Body = reader.IsDBNull(3) ? null : reader.GetString(3),
                Likes = reader.GetInt32(4),
                CreatedAt = reader.GetDateTime(5),
                IsPublished = reader.GetBoolean(6),
            };
            if (++read == rows)
                break;
        }

        command.Cancel();
        return read;
    }
}
