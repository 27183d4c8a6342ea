using System.Diagnostics;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>Reads rows over one line to the server, in one mode and with pages of one kind.</summary>
internal sealed class PageReader(string name, string connectionString, ExecutionMode mode, CursorOptions cursor) : IAsyncDisposable
{
    /// <summary>As many as some program might look at before it has found what it wants.</summary>
    private const int Few = 1_000;

    /// <summary>The most narrow rows that are read.</summary>
    public const int Many = 200_000;

    private const int Repetitions = 20;

    private static readonly Contract Contract = Contract.FromTypes(typeof(User), typeof(Post), typeof(Document));

    private readonly Postgres _database = Postgres.Create(Contract, new() { ConnectionString = connectionString, Mode = mode, Cursor = cursor });

    public string Name => name;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public Task<PageSample> MeasureAsync(bool isWide) => isWide
        ? MeasureAsync(() => _database.From<Document>())
        : MeasureAsync(() => _database.From<Post>().Where(p => p.Id <= Many).Select(p => new PostLink(p.Id, p.UserId)));

    private static async Task<PageSample> MeasureAsync<T>(Func<PrismaQuery<T>> query)
    {
        var (first, left) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Repetitions; i++)
        {
            var few = await ReadAsync(query(), Few);
            (first, left) = (Math.Min(first, few.First), Math.Min(left, few.All));
        }

        var (_, all) = await ReadAsync(query(), int.MaxValue);
        return new(first, left, all);
    }

    private static async Task<(double First, double All)> ReadAsync<T>(PrismaQuery<T> query, int most)
    {
        var start = Stopwatch.GetTimestamp();
        var first = 0.0;
        var rows = 0;
        await foreach (var row in query)
        {
            if (rows++ == 0)
                first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (rows == most)
                break;
        }

        return (first, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
