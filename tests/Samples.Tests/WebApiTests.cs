using System.Net;
using System.Net.Http.Json;
using Blog;

namespace Samples.Tests;

public sealed class WebApiTests(WebApiSample sample) : IClassFixture<WebApiSample>
{
    private readonly RunningSample _running = sample.Running;

    [Fact]
    public async Task Health_answers() => Assert.Equal("Healthy", await _running.Client.GetStringAsync("/health"));

    [Fact]
    public async Task Users_are_listed_newest_first()
    {
        var users = await _running.Client.GetFromJsonAsync<List<UserSummary>>("/users?kind=Admin&take=3");
        Assert.Equal([1000, 900, 800], users!.Select(u => u.Id)); // The answer is a list.
    }

    [Fact]
    public async Task One_user_is_found_or_not()
    {
        var user = await _running.Client.GetFromJsonAsync<UserSummary>("/users/7");
        Assert.Equal(new UserSummary(7, "user7@example.com", UserKind.Reader), user);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.Client.GetAsync("/users/70000")).StatusCode);
    }

    [Fact]
    public async Task A_like_is_written()
    {
        var before = await LikesAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await _running.Client.PostAsync("/posts/5/like", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.Client.PostAsync("/posts/500000000/like", null)).StatusCode);
        Assert.Equal(before + 1, await LikesAsync());

        Task<int> LikesAsync() => _running.ScalarAsync<int>("SELECT likes FROM posts WHERE id = 5");
    }

    [Fact]
    public async Task All_posts_arrive_in_order()
    {
        var expected = 0L;
        await foreach (var post in _running.Client.GetFromJsonAsAsyncEnumerable<PostSummary>("/posts"))
            Assert.Equal(++expected, post!.Id); // The array has no nulls.
        Assert.Equal(200_000, expected);
        await _running.NothingRunsAsync();
    }

    [Fact]
    public async Task The_first_posts_arrive_while_the_cursor_is_open()
    {
        using var response = await _running.Client.GetAsync("/posts", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1000]);
        Assert.Equal(1, await _running.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'sample' AND xact_start IS NOT NULL"));
    }

    [Fact]
    public async Task A_client_that_hangs_up_ends_the_servers_work()
    {
        await _running.ScalarAsync<int>("CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT 1");
        var before = await FetchedAsync();
        var response = await _running.Client.GetAsync("/posts", HttpCompletionOption.ResponseHeadersRead);
        await using (var body = await response.Content.ReadAsStreamAsync())
            await body.ReadExactlyAsync(new byte[1000]);
        response.Dispose();
        await _running.NothingRunsAsync();
        Assert.InRange(await FetchedAsync() - before, 1, 199_999);
        Assert.Equal("Healthy", await _running.Client.GetStringAsync("/health"));

        Task<decimal> FetchedAsync() => _running.ScalarAsync<decimal>("""
            SELECT coalesce(sum(s.rows), 0)
            FROM pg_stat_statements AS s
            JOIN pg_database AS d ON d.oid = s.dbid
            WHERE d.datname = current_database() AND s.query LIKE 'FETCH%'
            """);
    }
}
