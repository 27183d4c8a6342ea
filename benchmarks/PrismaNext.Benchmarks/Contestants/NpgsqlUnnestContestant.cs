using Npgsql;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>The driver by hand where one statement inserts all rows.</summary>
internal sealed class NpgsqlUnnestContestant(string connectionString) : DataSourceContestant("Npgsql, unnest", connectionString), IEventInserter
{
    public async ValueTask<long> InsertAsync(IReadOnlyList<Event> events)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("INSERT INTO events (id, name, amount, happened_at) SELECT * FROM unnest($1, $2, $3, $4)", connection);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. events.Select(e => e.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Name)] });
        command.Parameters.Add(new NpgsqlParameter<double[]> { TypedValue = [.. events.Select(e => e.Amount)] });
        command.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. events.Select(e => e.HappenedAt)] });
        return await command.ExecuteNonQueryAsync();
    }
}
