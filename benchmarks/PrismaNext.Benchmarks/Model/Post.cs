using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace PrismaNext.Benchmarks.Model;

/// <summary>A row of <c>posts</c>, seven columns.</summary>
[Table("posts")]
internal sealed record Post
{
    public int Id { get; init; }

    public int UserId { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public int Likes { get; init; }

    public DateTime CreatedAt { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>The author; some libraries fill it in beside the author's posts, which is no part of the result.</summary>
    [JsonIgnore]
    public User? User { get; init; }
}
