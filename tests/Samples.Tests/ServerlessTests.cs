using System.Net.Http.Json;
using Blog;
using Serverless;

namespace Samples.Tests;

/// <summary>Behind PgBouncer in transaction mode where it is installed, else directly.</summary>
public sealed class ServerlessTests(ServerlessSample sample) : IClassFixture<ServerlessSample>
{
    private readonly RunningSample _running = sample.Running;

    [Fact]
    public async Task Health_answers() => Assert.Equal("Healthy", await _running.Client.GetStringAsync("/health"));

    [Fact]
    public async Task A_plan_gives_users() =>
        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), (await GetAsync<List<UserSummary>>("/plan/users")).Select(u => u.Id));

    [Fact]
    public async Task A_repository_gives_users()
    {
        var users = await GetAsync<List<UserSummary>>("/repository/users");
        Assert.Equal(10, users.Count);
        Assert.All(users, user => Assert.Equal(UserKind.Admin, user.Kind));
    }

    [Fact]
    public async Task A_repository_gives_posts()
    {
        var posts = await GetAsync<List<PostSummary>>("/repository/posts?userId=3");
        Assert.Equal(10, posts.Count);
        Assert.Equal(posts.OrderByDescending(p => p.Likes).ThenBy(p => p.Id), posts);
    }

    [Fact]
    public async Task A_transaction_commits()
    {
        var before = await LikesAsync(11);
        Assert.Equal(before + 1, (await PostAsync("/transaction/commit?id=11")).Likes);
        Assert.Equal(before + 1, await LikesAsync(11));
    }

    [Fact]
    public async Task A_transaction_rolls_back()
    {
        var before = await LikesAsync(12);
        Assert.Equal(before + 1, (await PostAsync("/transaction/rollback?id=12")).Likes);
        Assert.Equal(before, await LikesAsync(12));
    }

    [Fact]
    public async Task A_large_cursor_is_left_early() => Assert.Equal(25, (await GetAsync<CursorReport>("/cursor/large")).Rows);

    [Fact]
    public async Task Many_requests_at_once_leave_nothing_behind()
    {
        string[] routes = ["/health", "/plan/users", "/repository/users", "/repository/posts", "/cursor/large"];
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => _running.Client.GetStringAsync(routes[i % routes.Length])));
        await _running.NothingRunsAsync();
    }

    private async Task<T> GetAsync<T>(string route) => (await _running.Client.GetFromJsonAsync<T>(route))!; // Every route answers with a value.

    private async Task<PostSummary> PostAsync(string route)
    {
        using var response = await _running.Client.PostAsync(route, null);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PostSummary>())!; // As above.
    }

    private Task<int> LikesAsync(long id) => _running.ScalarAsync<int>($"SELECT likes FROM posts WHERE id = {id}");
}
