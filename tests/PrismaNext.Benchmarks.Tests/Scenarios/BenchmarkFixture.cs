using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Scenarios;

namespace PrismaNext.Benchmarks.Tests.Scenarios;

/// <summary>The benchmarks' database with few rows.</summary>
public sealed class BenchmarkFixture : IAsyncLifetime
{
    private BenchmarkDatabase? _server;
    private NpgsqlDataSource? _database;

    // The least that scenarios need: a page of a hundred users, and a thousand posts to leave after.
    internal static DataSize Size { get; } = new(Users: 300, Posts: 3_000, Inserted: 50, Documents: 100);

    internal string ConnectionString => _server?.ConnectionString ?? throw new InvalidOperationException("The server has not been started.");

    internal IReadOnlyList<Scenario> Programme =>
        Benchmarks.Scenarios.Programme.Of(Size, _database ?? throw new InvalidOperationException("The server has not been started."), ConnectionString);

    public async Task InitializeAsync()
    {
        _server = await BenchmarkDatabase.StartAsync(Size);
        _database = NpgsqlDataSource.Create(_server.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
