using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Benchmarks.Model;

/// <summary>A row of <c>visits</c>: how often a user was there.</summary>
[Table("visits")]
internal sealed record Visit
{
    [Key]
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public int UserId { get; init; }

    public int Times { get; init; }

    public DateTime LastAt { get; init; }
}
