using Blog;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;

namespace WebApi;

internal static class PostRoutes
{
    public static void MapPosts(this WebApplication app)
    {
        app.MapGet("/posts", All);
        app.MapPost("/posts/{id:long}/like", LikeAsync);
    }

    // Rows go from the cursor into the response, page by page: neither the server, nor this process, nor the client holds all of them. The request's token
    // reaches the rows through the serializer, so that a client that hangs up ends the cursor.
    private static IAsyncEnumerable<PostSummary> All(Postgres db) =>
        db.From<Post>().OrderBy(p => p.Id).Select(p => new PostSummary(p.Id, p.Title, p.Likes)).WithMode(ExecutionMode.Cursor).AsAsyncEnumerable();

    private static async Task<IResult> LikeAsync(Postgres db, long id, CancellationToken cancellationToken) =>
        await db.ExecuteAsync(db.Sql.Update<Post>().Set(p => p.Likes, p => p.Likes + 1).Where(p => p.Id == id).Build(), cancellationToken) == 0
            ? Results.NotFound()
            : Results.NoContent();
}
