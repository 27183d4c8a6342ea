using Blog;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Samples.Tests;

/// <summary>A sample behind a real web server on a free port, with its database and a connection to look at that with.</summary>
public sealed class RunningSample : IAsyncDisposable
{
    private readonly BlogServer _server;
    private readonly WebApplication _app;

    private RunningSample(BlogServer server, WebApplication app)
    {
        _server = server;
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<RunningSample> StartAsync(bool withPooler, Func<string[], string, WebApplication> build)
    {
        var server = await BlogServer.StartAsync(withPooler);
        var app = build(["--urls=http://127.0.0.1:0"], (server.PoolerConnectionString ?? server.ConnectionString) + ";Application Name=sample");
        await app.StartAsync();
        return new RunningSample(server, app);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString + ";Pooling=false;Application Name=observer");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!; // The statements of tests return a value.
    }

    /// <summary>Waits until no connection of the sample runs a statement or is in a transaction.</summary>
    public async Task NothingRunsAsync()
    {
        const string Sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'observer' AND state <> 'idle'";
        for (var attempt = 0; await ScalarAsync<long>(Sql) > 0; attempt++)
        {
            Assert.InRange(attempt, 0, 200);
            await Task.Delay(25);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }
}
