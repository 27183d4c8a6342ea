using PrismaNext.Linq.Contracts;

namespace Blog;

/// <summary>Which class is which table. Made once, without a connection.</summary>
public static class BlogContract
{
    public static readonly Contract Instance = Contract.FromTypes(typeof(User), typeof(Post));
}
