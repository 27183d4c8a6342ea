using System.ComponentModel.DataAnnotations.Schema;

namespace Blog;

/// <summary>A row of <c>posts</c>.</summary>
[Table("posts")]
public sealed record Post
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public User? User { get; init; }

    public required string Title { get; init; }

    public int Likes { get; init; }
}
