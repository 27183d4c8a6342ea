using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>A property of every basic type, once required and once not.</summary>
[Table("specimens")]
public sealed class Specimen
{
    public int Id { get; init; }

    public bool Flag { get; init; }

    public bool? MaybeFlag { get; init; }

    public short Small { get; init; }

    public int Number { get; init; }

    public int? MaybeNumber { get; init; }

    public long Big { get; init; }

    public float Single { get; init; }

    public double Double { get; init; }

    public decimal Money { get; init; }

    public decimal? MaybeMoney { get; init; }

    public string Text { get; init; } = "";

    public string? MaybeText { get; init; }

    public char Letter { get; init; }

    public byte Octet { get; init; }

    public uint Unsigned { get; init; }

    public Guid Uuid { get; init; }

    public Guid? MaybeUuid { get; init; }

    public DateTime Instant { get; init; }

    public DateTime? MaybeInstant { get; init; }

    [Column(TypeName = "timestamp")]
    public DateTime Local { get; init; }

    public DateTimeOffset Offset { get; init; }

    public DateOnly Day { get; init; }

    public TimeOnly Time { get; init; }

    public TimeSpan Span { get; init; }

    public byte[] Bytes { get; init; } = [];

    public MemberKind AsNumber { get; init; }

    [Column(TypeName = "text")]
    public MemberKind AsText { get; init; }

    [Column(TypeName = "text")]
    public MemberKind? MaybeAsText { get; init; }

    public Mood Mood { get; init; }

    public Mood? MaybeMood { get; init; }

    public JsonDocument? Document { get; init; }

    public JsonElement? Element { get; init; }
}
