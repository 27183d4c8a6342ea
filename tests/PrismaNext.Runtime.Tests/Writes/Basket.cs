using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>A property of several kinds of array.</summary>
[Table("baskets")]
public sealed class Basket
{
    public int Id { get; init; }

    public int[] Numbers { get; init; } = [];

    public int?[]? Gaps { get; init; }

    public string[] Words { get; init; } = [];

    public List<Guid> Ids { get; init; } = [];

    public MemberKind[] Kinds { get; init; } = [];

    public Mood[] Moods { get; init; } = [];
}
