using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Tests.Documentation;

// Several types in one file, because README.md shows them as one piece.
// snippet: contract
[Table("users")]
public sealed record User
{
    public long Id { get; init; }
    public required string Email { get; init; }
    public UserKind Kind { get; init; }
    public DateTime CreatedAt { get; init; }
    public ICollection<Post> Posts { get; init; } = [];
}

[Table("posts")]
public sealed record Post
{
    public long Id { get; init; }
    public long UserId { get; init; }
    public User? User { get; init; }
    public required string Title { get; init; }
    public int Likes { get; init; }
}

public enum UserKind { Reader, Author, Admin }

public static class Blog
{
    public static readonly Contract Contract = Contract.FromTypes(typeof(User), typeof(Post));
}
// end snippet
