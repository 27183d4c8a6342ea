using System.Diagnostics;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class LeavingEarlyChapter : IChapter
{
    private const int Wanted = 1_000;
    private const int Runs = 3;

    public string Title => "Leaving early";

    public string Sentence => "'break' after 1,000 rows of a query over all posts, until the connection is free again.";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        await using var driver = NpgsqlDataSource.Create(stage.ConnectionString);
        (string Way, string Because, Func<Task<TimeSpan>> Loop)[] ways =
        [
            ("await foreach, Cursor", "asks for no page after the one on its way", () => WithLibraryAsync(stage, ExecutionMode.Cursor, cancellationToken)),
            ("await foreach, Stream", "cancels the running statement", () => WithLibraryAsync(stage, ExecutionMode.Stream, cancellationToken)),
            ("await foreach, Buffered", "reads every row before the first is handed out", () => WithLibraryAsync(stage, ExecutionMode.Buffered, cancellationToken)),
            ("Npgsql reader by hand", "reads what is left when it is disposed", () => WithDriverAsync(driver, cancellationToken)),
        ];

        await stage.Screen.GrowingTableAsync(["Loop", ">First row after", ">Left after", "Because it"], async table =>
        {
            foreach (var (way, because, loop) in ways)
            {
                table.Caption(way);
                var (first, left) = await MedianAsync(loop);
                table.Add(way, Screen.Milliseconds(first), Screen.Milliseconds(left), because);
            }

            table.Caption("");
        });
        stage.Screen.Line($"Median of {Runs} runs each, after one to warm up.");
    }

    private static async Task<TimeSpan> WithLibraryAsync(Stage stage, ExecutionMode mode, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var firstRow = TimeSpan.Zero;
        var posts = new List<Post>();
        await foreach (var post in stage.Database.From<Post>().OrderBy(p => p.Id).WithMode(mode).WithCancellation(cancellationToken))
        {
            if (posts.Count == 0)
                firstRow = time.Elapsed;
            posts.Add(post);
            if (posts.Count == Wanted)
                break;
        }

        return firstRow;
    }

    private static async Task<TimeSpan> WithDriverAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var firstRow = TimeSpan.Zero;
        var posts = new List<Post>();
        await using var command = database.CreateCommand("SELECT id, user_id, title, likes, created_at FROM posts ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (posts.Count == 0)
                firstRow = time.Elapsed;
            posts.Add(new Post
            {
                Id = reader.GetInt64(0),
                UserId = reader.GetInt64(1),
                Title = reader.GetString(2),
                Likes = reader.GetInt32(3),
                CreatedAt = reader.GetDateTime(4),
            });
            if (posts.Count == Wanted)
                break;
        }

        return firstRow;
    }

    private static async Task<(TimeSpan FirstRow, TimeSpan Left)> MedianAsync(Func<Task<TimeSpan>> loop)
    {
        await loop();
        var runs = new List<(TimeSpan FirstRow, TimeSpan Left)>();
        for (var run = 0; run < Runs; run++)
        {
            var time = Stopwatch.StartNew();
            var firstRow = await loop();
            runs.Add((firstRow, time.Elapsed));
        }

        return runs.OrderBy(run => run.Left).ElementAt(Runs / 2);
    }
}
