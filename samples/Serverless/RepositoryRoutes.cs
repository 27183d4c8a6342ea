using Blog;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace Serverless;

internal static class RepositoryRoutes
{
    public static async Task<List<UserSummary>> UsersAsync(IQueryRuntime runtime, CancellationToken cancellationToken) =>
        await new UserRepository(runtime)
            .OfKind(UserKind.Admin)
            .NewestFirst()
            .Take(10)
            .Select(u => new UserSummary(u.Id, u.Email, u.Kind))
            .ToListAsync(cancellationToken);

    public static async Task<List<PostSummary>> PostsAsync(IQueryRuntime runtime, CancellationToken cancellationToken, long userId = 1) =>
        await new PostRepository(runtime)
            .By(userId)
            .Popular(likes: 500)
            .MostLikedFirst()
            .Take(10)
            .Select(p => new PostSummary(p.Id, p.Title, p.Likes))
            .ToListAsync(cancellationToken);
}
