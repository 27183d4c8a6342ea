using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Testing;

/// <summary>A row with a column of every scalar type, for tests of expressions.</summary>
[Table("samples")]
public sealed record Sample
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public string? Nick { get; init; }

    public char Letter { get; init; }

    public bool Flag { get; init; }

    public bool? MaybeFlag { get; init; }

    public byte Octet { get; init; }

    public short Small { get; init; }

    public int Number { get; init; }

    public int? MaybeNumber { get; init; }

    public long Big { get; init; }

    public decimal Amount { get; init; }

    public decimal? MaybeAmount { get; init; }

    public double Ratio { get; init; }

    public double? MaybeRatio { get; init; }

    public float Single { get; init; }

    public Guid Key { get; init; }

    public DateTime At { get; init; }

    public DateTime? MaybeAt { get; init; }

    [Column(TypeName = "timestamp")]
    public DateTime Local { get; init; }

    public DateTimeOffset Moment { get; init; }

    public DateOnly Day { get; init; }

    public TimeOnly Time { get; init; }

    public TimeSpan Span { get; init; }

    public TimeSpan? MaybeSpan { get; init; }

    public SampleKind Kind { get; init; }

    public SampleKind? MaybeKind { get; init; }

    [Column(TypeName = "text")]
    public SampleKind Level { get; init; }

    public SampleRights Rights { get; init; }

    public string[] Tags { get; init; } = [];

    public int[] Numbers { get; init; } = [];

    public byte[] Data { get; init; } = [];
}
