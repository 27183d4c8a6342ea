using PrismaNext.Runtime;

namespace Blog;

/// <summary>Words of the blog that combine like LINQ's own, on whatever runtime it is given.</summary>
public sealed class UserRepository(IQueryRuntime runtime) : Repository<User, UserRepository>(runtime)
{
    public UserRepository OfKind(UserKind kind) => Where(u => u.Kind == kind);

    public UserRepository NewestFirst() => OrderByDescending(u => u.CreatedAt).ThenBy(u => u.Id);
}
