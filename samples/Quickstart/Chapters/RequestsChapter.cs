using System.Diagnostics;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Runtime;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class RequestsChapter : IChapter
{
    private const int Requests = 6;

    // At module scope, as a serverless function keeps it: the contract and its compiled plans, never a connection.
    private static readonly PostgresServerless Client = PostgresServerless.Create(BlogContract.Instance);

    public string Title => "One runtime per request";

    public string Sentence => $"{Requests} requests at once. Each connects, reads, and leaves no connection behind.";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        var name = $"quickstart requests {Environment.ProcessId}";
        var url = new NpgsqlConnectionStringBuilder(stage.ConnectionString) { ApplicationName = name }.ConnectionString;

        var answers = await Task.WhenAll(Enumerable.Range(1, Requests).Select(i => HandleAsync(url, 1 + (i * stage.Options.Users / (Requests + 1)), cancellationToken)));
        stage.Screen.Table(["User", ">Posts", "Newest post", ">Connected after", ">Answered after"], answers);

        stage.Screen.Line($"Connections of these requests that the server still has: {await CountConnectionsAsync(stage.ConnectionString, name, cancellationToken)}.");
        stage.Screen.Line($"Plans compiled for {Requests} requests: {Client.Context.PlanCache.Misses}. Plans outlive requests, connections do not.");
    }

    private static async Task<string[]> HandleAsync(string url, long id, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        await using var runtime = await Client.ConnectAsync(url, cancellationToken);
        var connected = time.Elapsed;

        var profile = await runtime.From<User>()
            .Where(u => u.Id == id)
            .Select(u => new { u.Name, Posts = u.Posts.Count(), Newest = u.Posts.OrderByDescending(p => p.CreatedAt).Select(p => p.Title).FirstOrDefault() })
            .SingleAsync(cancellationToken);

        return [profile.Name, Screen.Count(profile.Posts), profile.Newest ?? "", Screen.Milliseconds(connected), Screen.Milliseconds(time.Elapsed)];
    }

    // A backend ends a moment after its connection was closed, so the count gets up to a second to become zero.
    private static async Task<long> CountConnectionsAsync(string connectionString, string name, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        for (var attempt = 1; ; attempt++)
        {
            var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!; // A count is never null.
            if (count == 0 || attempt == 20)
                return count;
            await Task.Delay(50, cancellationToken);
        }
    }
}
