using Npgsql;

namespace PrismaNext.Soak;

/// <summary>Looks at the server from outside, and ends backends at random.</summary>
internal sealed class Census(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(connectionString + ";Application Name=census;Maximum Pool Size=2").Build();

    public Task<long> BackendsAsync(string condition) =>
        ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'soak%' AND {condition}");

    /// <summary>Waits until there are no such backends, for five seconds at most, and returns how many there are then.</summary>
    public async Task<long> SettledAsync(string condition)
    {
        var count = await BackendsAsync(condition);
        for (var attempt = 0; attempt < 50 && count > 0; attempt++)
        {
            await Task.Delay(100);
            count = await BackendsAsync(condition);
        }

        return count;
    }

    public Task<long> KillOneAsync() => ScalarAsync("""
        SELECT count(pg_terminate_backend(pid))
        FROM (SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'soak%' ORDER BY random() LIMIT 1) AS victim
        """);

    public async Task KillAllAsync()
    {
        await ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'soak%'");
        await SettledAsync("true");
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!; // A count is never null.
    }
}
