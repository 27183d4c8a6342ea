using Blog;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace Serverless;

internal static class TransactionRoutes
{
    public static Task<PostSummary> CommitAsync(PostgresServerless db, ServerlessRuntime runtime, CancellationToken cancellationToken, long id = 1) =>
        runtime.TransactionAsync(transaction => LikeAsync(db, transaction, id, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Shows the row as the transaction saw it; the exception that leaves the callback rolls it back.</summary>
    public static async Task<PostSummary?> RollbackAsync(PostgresServerless db, ServerlessRuntime runtime, CancellationToken cancellationToken, long id = 1)
    {
        PostSummary? seen = null;
        try
        {
            await runtime.TransactionAsync(
                async transaction =>
                {
                    seen = await LikeAsync(db, transaction, id, cancellationToken);
                    throw new ChangedMindException();
                },
                cancellationToken: cancellationToken);
        }
        catch (ChangedMindException)
        {
            return seen;
        }

        return null;
    }

    private static async Task<PostSummary> LikeAsync(PostgresServerless db, TransactionContext transaction, long id, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(db.Sql.Update<Post>().Set(p => p.Likes, p => p.Likes + 1).Where(p => p.Id == id).Build(), cancellationToken);
        return await transaction.From<Post>().Where(p => p.Id == id).Select(p => new PostSummary(p.Id, p.Title, p.Likes)).FirstAsync(cancellationToken);
    }
}
