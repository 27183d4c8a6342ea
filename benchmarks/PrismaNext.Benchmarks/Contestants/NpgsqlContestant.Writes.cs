using Npgsql;
using NpgsqlTypes;
using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Contestants;

internal sealed partial class NpgsqlContestant
{
    /// <summary>COPY, the fastest way that the server has.</summary>
    public async ValueTask<long> InsertAsync(IReadOnlyList<Event> events)
    {
        await using var connection = await OpenAsync();
        await using var writer = await connection.BeginBinaryImportAsync("COPY events (id, name, amount, happened_at) FROM STDIN (FORMAT binary)");
        foreach (var row in events)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(row.Id, NpgsqlDbType.Integer);
            await writer.WriteAsync(row.Name, NpgsqlDbType.Text);
            await writer.WriteAsync(row.Amount, NpgsqlDbType.Double);
            await writer.WriteAsync(row.HappenedAt, NpgsqlDbType.TimestampTz);
        }

        return (long)await writer.CompleteAsync();
    }

    public async ValueTask<long> LikeAsync(int id)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE posts SET likes = likes + 1 WHERE id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask<long> VisitAsync(int userId, DateTime now)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO visits AS v (user_id, times, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (user_id) DO UPDATE SET times = v.times + 1, last_at = excluded.last_at
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now });
        return await command.ExecuteNonQueryAsync();
    }
}
