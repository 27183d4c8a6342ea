using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Benchmarks.Model;

/// <summary>A row of <c>users</c>, five columns.</summary>
[Table("users")]
internal sealed record User
{
    public int Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public int Kind { get; init; }

    public DateTime CreatedAt { get; init; }

    public ICollection<Post> Posts { get; init; } = [];
}
