using PrismaNext.Runtime;

namespace Quickstart.Blog;

/// <summary>Words of the blog that combine like LINQ's own, on whatever runtime it is given.</summary>
internal sealed class UserRepository(IQueryRuntime runtime) : Repository<User, UserRepository>(runtime)
{
    public UserRepository Admins() => Where(u => u.Kind == UserKind.Admin);

    public UserRepository Published(int likes) => Where(u => u.Posts.Any(p => p.Likes >= likes));

    public UserRepository NewestFirst() => OrderByDescending(u => u.CreatedAt).ThenBy(u => u.Id);
}
