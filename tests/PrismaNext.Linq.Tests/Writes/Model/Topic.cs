using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Table("topics")]
public sealed class Topic
{
    public long Id { get; init; }

    public required string Title { get; init; }

    public string[] Tags { get; init; } = [];

    public long AuthorId { get; init; }

    [ForeignKey(nameof(AuthorId))]
    public Member Author { get; init; } = null!; // Filled only when it is included.
}
