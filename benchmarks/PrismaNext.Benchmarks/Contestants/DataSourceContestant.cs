using Npgsql;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Whoever writes SQL by hand, over a data source of the driver's.</summary>
internal abstract class DataSourceContestant(string name, string connectionString) : Contestant(name)
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);

    public sealed override ValueTask DisposeAsync() => _database.DisposeAsync();

    protected ValueTask<NpgsqlConnection> OpenAsync() => _database.OpenConnectionAsync();
}
