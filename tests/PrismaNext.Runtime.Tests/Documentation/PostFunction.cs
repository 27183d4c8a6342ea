using PrismaNext.Linq;

namespace PrismaNext.Runtime.Tests.Documentation;

// snippet: per request
public static class PostFunction
{
    // Lives as long as the process: the contract and its compiled plans, never a connection.
    private static readonly PostgresServerless Client = PostgresServerless.Create(Blog.Contract);

    public static async Task<List<string>> HandleAsync(string url, long userId, CancellationToken cancellationToken)
    {
        // Lives as long as the request: one connection, closed on every path.
        await using var runtime = await Client.ConnectAsync(url, cancellationToken);
        return await runtime.From<Post>()
            .Where(p => p.UserId == userId)
            .OrderByDescending(p => p.Likes)
            .Select(p => p.Title)
            .Take(10)
            .ToListAsync(cancellationToken);
    }
}
// end snippet
