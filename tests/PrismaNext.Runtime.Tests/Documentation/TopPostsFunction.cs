using PrismaNext.Linq;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Documentation;

// snippet: behind RDS Proxy
public static class TopPostsFunction
{
    private static readonly PostgresServerless Client = PostgresServerless.Create(Blog.Contract, new()
    {
        Pooler = Pooler.Transaction,
        Mode = ExecutionMode.Buffered, // Declaring a cursor would pin the session.
        ConnectTimeout = TimeSpan.FromSeconds(3),
        CommandTimeout = TimeSpan.FromSeconds(10),
    });

    public static async Task<List<string>> HandleAsync(string url, int likes, CancellationToken cancellationToken)
    {
        await using var runtime = await Client.ConnectAsync(url, cancellationToken);
        return await runtime.From<Post>()
            .Where(p => p.Likes >= likes)
            .OrderByDescending(p => p.Likes)
            .Select(p => p.Title)
            .ToListAsync(cancellationToken);
    }
}
// end snippet
