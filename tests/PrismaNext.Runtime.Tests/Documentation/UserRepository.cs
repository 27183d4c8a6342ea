namespace PrismaNext.Runtime.Tests.Documentation;

// snippet: repository
public sealed class UserRepository(IQueryRuntime runtime) : Repository<User, UserRepository>(runtime)
{
    public UserRepository Admins() => Where(u => u.Kind == UserKind.Admin);

    public UserRepository NewestFirst() => OrderByDescending(u => u.CreatedAt);
}
// end snippet
