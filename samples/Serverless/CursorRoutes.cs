using Blog;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace Serverless;

internal static class CursorRoutes
{
    /// <summary>Reads a large table and leaves it after a few rows: the server produced no more than two pages.</summary>
    public static async Task<CursorReport> LargeAsync(IQueryRuntime runtime, CancellationToken cancellationToken, int take = 25)
    {
        var (rows, likes) = (0, 0L);
        await foreach (var post in runtime.From<Post>().OrderBy(p => p.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            likes += post.Likes;
            if (++rows == take)
                break;
        }

        return new CursorReport(rows, likes);
    }
}
