using Npgsql;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>A client as the setting wants it: over a borrowed data source that everybody could have made, or over a pool of its own.</summary>
internal sealed class PrismaClient : IAsyncDisposable
{
    private static readonly Contract Contract = Contract.FromTypes(typeof(User), typeof(Post), typeof(Event), typeof(Visit));

    private readonly NpgsqlDataSource? _borrowed;

    public PrismaClient(string connectionString, Setting setting)
    {
        _borrowed = setting == Setting.OwnDefaults ? null : NpgsqlDataSource.Create(connectionString);
        Database = Postgres.Create(Contract, _borrowed is null ? new() { ConnectionString = connectionString } : new() { DataSource = _borrowed });
    }

    public Postgres Database { get; }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_borrowed is not null)
            await _borrowed.DisposeAsync();
    }
}
