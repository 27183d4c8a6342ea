using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>What a cursor holds: two pages of rows, whatever the result's size.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const long Limit = 32 * 1024 * 1024;

    [Fact]
    public Task A_million_rows_stream_within_32_megabytes() => StaysBelowAsync(
        "SELECT i, 'number ' || i FROM generate_series(1, 1000000) AS i", rows: 1_000_000, sampleEvery: 50_000);

    [Fact]
    public Task Rows_of_10_kilobytes_stream_within_32_megabytes() => StaysBelowAsync(
        "SELECT i, repeat('0123456789', 1024) FROM generate_series(1, 50000) AS i", rows: 50_000, sampleEvery: 2_500);

    private async Task StaysBelowAsync(string sql, int rows, int sampleEvery)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Mode = ExecutionMode.Cursor });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (seen, most) = (0, 0L);
        await foreach (var (id, _) in client.Execute(Plans.Sql(sql, reader => (reader.GetInt32(0), reader.GetString(1)))))
        {
            seen++;
            Assert.Equal(seen, id);
            if (seen % sampleEvery == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(rows, seen);
        Assert.InRange(most, 0, Limit);
    }
}
