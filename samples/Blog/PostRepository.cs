using PrismaNext.Runtime;

namespace Blog;

/// <summary>Words of the blog about posts.</summary>
public sealed class PostRepository(IQueryRuntime runtime) : Repository<Post, PostRepository>(runtime)
{
    public PostRepository By(long userId) => Where(p => p.UserId == userId);

    public PostRepository Popular(int likes) => Where(p => p.Likes >= likes);

    public PostRepository MostLikedFirst() => OrderByDescending(p => p.Likes).ThenBy(p => p.Id);
}
