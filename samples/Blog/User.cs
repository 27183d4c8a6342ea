using System.ComponentModel.DataAnnotations.Schema;

namespace Blog;

/// <summary>A row of <c>users</c>.</summary>
[Table("users")]
public sealed record User
{
    public long Id { get; init; }

    public required string Email { get; init; }

    public UserKind Kind { get; init; }

    public DateTime CreatedAt { get; init; }

    public ICollection<Post> Posts { get; init; } = [];
}
