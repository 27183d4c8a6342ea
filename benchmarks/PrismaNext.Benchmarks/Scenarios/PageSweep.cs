using System.Globalization;
using System.Text;
using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Reports;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>What the pages of a cursor cost by their sizes, for narrow rows and wide ones, over lines of different latency.</summary>
/// <remarks>The best of all rounds is given: what else the machine does only adds to a time. Rows a second are compared with those of the stream mode.</remarks>
internal sealed class PageSweep(string connectionString, DataSize size, int rounds)
{
    public const string Name = "pages";

    private static readonly (int First, int Factor, int Batch)[] Sizes =
    [
        (32, 8, 8192), (128, 2, 8192), (128, 8, 2048), (128, 8, 8192), (128, 8, 32768), (512, 16, 8192), (1024, 8, 8192), (8192, 2, 8192),
    ];

    private static readonly int[] Latencies = [0, 1, 5];

    // The same orders in every run.
    private readonly Random _random = new(20240229);

    /// <summary>Measures, and writes a table for each width of rows.</summary>
    public async Task<string> RunAsync()
    {
        await LoadAsync();
        var text = new StringBuilder();
        foreach (var isWide in (bool[])[false, true])
        {
            text.Append(CultureInfo.InvariantCulture, $"{(isWide ? size.Documents : Math.Min(size.Posts, PageReader.Many)):N0} rows {(isWide ? "of 10 KB" : "of two numbers")}, {rounds} rounds:\n\n");
            var columns = new List<IReadOnlyList<(string Name, List<PageSample> Samples)>>();
            foreach (var latency in Latencies)
                columns.Add(await MeasureAsync(isWide, TimeSpan.FromMilliseconds(latency)));
            Write(text, columns);
        }

        return text.ToString();
    }

    private async Task<IReadOnlyList<(string Name, List<PageSample> Samples)>> MeasureAsync(bool isWide, TimeSpan latency)
    {
        // Without latency the line would still cost its forwarding.
        await using var line = latency == TimeSpan.Zero ? null : new SlowLine(connectionString, latency);
        var readers = Readers(line?.ConnectionString ?? connectionString);
        var samples = readers.Select(reader => (reader.Name, new List<PageSample>())).ToList();
        for (var round = -1; round < rounds; round++)
        {
            var order = Enumerable.Range(0, readers.Count).ToArray();
            _random.Shuffle(order);
            foreach (var i in order)
            {
                GC.Collect();
                var sample = await readers[i].MeasureAsync(isWide);
                if (round >= 0)
                    samples[i].Item2.Add(sample);
            }
        }

        foreach (var reader in readers)
            await reader.DisposeAsync();
        return samples;
    }

    private static List<PageReader> Readers(string address) =>
    [
        new("stream", address, ExecutionMode.Stream, new()),
        .. Sizes.Select(sizes => new PageReader(
            Describe(sizes), address, ExecutionMode.Cursor, new() { BatchSize = sizes.Batch, Growth = new PageGrowth(sizes.First, sizes.Factor) })),
    ];

    private static string Describe((int First, int Factor, int Batch) sizes)
    {
        var growth = new PageGrowth(sizes.First, sizes.Factor);
        return string.Join(", ", Enumerable.Range(0, 1 + growth.Steps(sizes.Batch)).Select(step => growth.Size(step, sizes.Batch).ToString("N0", CultureInfo.InvariantCulture)));
    }

    private static void Write(StringBuilder text, List<IReadOnlyList<(string Name, List<PageSample> Samples)>> columns)
    {
        text.Append("| pages |").AppendJoin(null, Latencies.Select(latency => $" first row, {latency} ms | left after 1,000 | rows a second |")).Append('\n');
        text.Append("|---|").AppendJoin(null, Latencies.Select(_ => "--:|--:|--:|")).Append('\n');
        for (var i = 0; i < columns[0].Count; i++)
        {
            text.Append("| ").Append(columns[0][i].Name).Append(" |");
            foreach (var column in columns)
            {
                var samples = column[i].Samples;
                var all = column[0].Samples.Min(s => s.All) / samples.Min(s => s.All);
                text.Append(CultureInfo.InvariantCulture, $" {Format.Time(samples.Min(s => s.First) * 1_000)} | {Format.Time(samples.Min(s => s.Left) * 1_000)} | {Format.Ratio(all)} |");
            }

            text.Append('\n');
        }

        text.Append('\n');
    }

    private async Task LoadAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=300");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            CREATE TABLE documents (id integer PRIMARY KEY, text text NOT NULL);
            INSERT INTO documents SELECT i, repeat(md5(i::text), 320) FROM generate_series(1, {size.Documents}) AS i;
            ANALYZE documents;
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }
}
