using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Benchmarks.Model;

/// <summary>A row of <c>documents</c>: 10 KB of text.</summary>
[Table("documents")]
internal sealed record Document
{
    public int Id { get; init; }

    public required string Text { get; init; }
}
