using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Writes.Model;

/// <summary>Has a key of two parts, and a constructor.</summary>
[Table("remarks")]
public sealed class Remark(long topicId, int number, string? text)
{
    [Key]
    public long TopicId { get; } = topicId;

    [Key]
    public int Number { get; } = number;

    public string? Text { get; } = text;

    public int Votes { get; init; }

    [ForeignKey(nameof(TopicId))]
    public Topic Topic { get; init; } = null!; // Filled only when it is included.
}
