using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Contracts;

internal enum UserKind
{
    Reader,
    Author,
    Admin,
}

[Table("users")]
internal sealed record User
{
    public long Id { get; init; }
    public required string Email { get; init; }
    public string? Nickname { get; init; }
    public UserKind Kind { get; init; }
    public DateTime CreatedAt { get; init; }
    public long? ReferrerId { get; init; }
    public User? Referrer { get; init; }
    public ICollection<Post> Posts { get; init; } = [];
}

[Table("posts")]
internal sealed record Post
{
    public long Id { get; init; }
    public long UserId { get; init; }
    public required string Title { get; init; }
    public required User User { get; init; }
}
