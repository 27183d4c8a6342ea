using BenchmarkDotNet.Attributes;
using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;

namespace PrismaNext.MicroBenchmarks;

/// <summary>What it costs to make an entity of a row that the driver holds; by hand, and by a shaper that is warm.</summary>
[MemoryDiagnoser]
public class ShaperBenchmarks : IAsyncDisposable
{
    private readonly BoundQuery<Post> _query = Plans.NewBuilder().From<Post>().Where(p => p.Id == 1).Build();
    private BenchmarkDatabase? _database;
    private NpgsqlConnection? _connection;
    private NpgsqlDataReader? _reader;

    private NpgsqlDataReader Reader => _reader ?? throw new InvalidOperationException("The row has not been read.");

    /// <summary>Starts a server and reads a row.</summary>
    [GlobalSetup]
    public async Task ReadAsync()
    {
        _database = await BenchmarkDatabase.StartAsync(DataSize.Quick);
        _connection = new(_database.ConnectionString);
        await _connection.OpenAsync();
        await using var command = new NpgsqlCommand(_query.Plan.Sql, _connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        _reader = await command.ExecuteReaderAsync();
        await _reader.ReadAsync();
    }

    /// <summary>Stops the server.</summary>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_reader is not null)
            await _reader.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true)]
    public object ByHand() => new Post
    {
        Id = Reader.GetInt32(0),
        UserId = Reader.GetInt32(1),
        Title = Reader.GetString(2),
        Body = Reader.IsDBNull(3) ? null : Reader.GetString(3),
        Likes = Reader.GetInt32(4),
        CreatedAt = Reader.GetDateTime(5),
        IsPublished = Reader.GetBoolean(6),
    };

    /// <summary>The shaper of the plan, compiled after its first two thousand rows.</summary>
    [Benchmark]
    public object Shape() => _query.Plan.Read(Reader, _query.Values);
}
