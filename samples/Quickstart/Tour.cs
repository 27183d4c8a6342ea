using System.Diagnostics;
using Npgsql;
using PrismaNext.LocalServers;
using PrismaNext.Runtime;
using Quickstart.Blog;
using Quickstart.Chapters;

namespace Quickstart;

/// <summary>Starts a server, loads the blog and goes from chapter to chapter; whatever ends it, the server and the database are gone afterwards.</summary>
internal sealed class Tour(Screen screen, TourOptions options)
{
    private static readonly IChapter[] Chapters =
        [new FirstQueryChapter(), new MillionRowsChapter(), new LeavingEarlyChapter(), new RequestsChapter(), new RepositoryChapter(), new RollBackChapter()];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        screen.Heading("PrismaNext for .NET", "A tour on a PostgreSQL of its own. Ctrl-C ends it at any time and leaves nothing behind.");

        await using var server = await screen.WaitAsync("Starting PostgreSQL", () => LocalPostgres.StartAsync(cancellationToken: cancellationToken));
        var connectionString = await server.CreateDatabaseAsync("quickstart", cancellationToken: cancellationToken);
        screen.Line($"PostgreSQL at {server.Host}:{server.Port}, {(server.IsExternal ? "as DATABASE_URL says" : $"started in {server.Folder}")}, ready after {Screen.Seconds(time.Elapsed)}.");
        await LoadAsync(connectionString, cancellationToken);

        await using var database = Postgres.Create(BlogContract.Instance, new() { ConnectionString = connectionString });
        var stage = new Stage(screen, database, connectionString, options);
        foreach (var (index, chapter) in Chapters.Index())
        {
            screen.Heading($"{index + 1} · {chapter.Title}", chapter.Sentence);
            await chapter.RunAsync(stage, cancellationToken);
        }

        screen.Heading("That was it", $"{Screen.Seconds(time.Elapsed)} in all. The code of each stop is one file in samples/Quickstart/Chapters; README.md says where to read on.");
    }

    private async Task LoadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await BlogSchema.CreateTablesAsync(database, cancellationToken);

        var time = Stopwatch.StartNew();
        await screen.ProgressAsync("Loading users", options.Users, report => BlogLoader.LoadUsersAsync(database, options.Users, report, cancellationToken));
        screen.Line($"{Screen.Count(options.Users)} users loaded in {Screen.Seconds(time.Elapsed)}.");

        time.Restart();
        await screen.ProgressAsync(
            "Loading posts", options.Posts, report => BlogLoader.LoadPostsAsync(database, options.Posts, options.Users, report, cancellationToken));
        screen.Line($"{Screen.Count(options.Posts)} posts loaded in {Screen.Seconds(time.Elapsed)}.");

        time.Restart();
        await screen.WaitAsync("Building indexes", async () =>
        {
            await BlogSchema.CreateIndexesAsync(database, cancellationToken);
            return true;
        });
        screen.Line($"Keys and indexes built in {Screen.Seconds(time.Elapsed)}.");
    }
}
