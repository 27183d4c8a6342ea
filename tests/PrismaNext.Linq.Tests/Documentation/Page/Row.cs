namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>A row with a column of every type, for examples; each column has a short name of its type.</summary>
public sealed class Row
{
    public int Id { get; init; }

    public required string Text { get; init; }

    public required string Other { get; init; }

    public char Char { get; init; }

    public bool Flag { get; init; }

    public byte Byte { get; init; }

    public short Short { get; init; }

    public int Int { get; init; }

    public int Number { get; init; }

    public long Long { get; init; }

    public decimal Decimal { get; init; }

    public double Double { get; init; }

    public float Float { get; init; }

    public int? Maybe { get; init; }

    public Guid Guid { get; init; }

    public DateTime Time { get; init; }

    [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "timestamp")]
    public DateTime Unzoned { get; init; }

    public DateTimeOffset Moment { get; init; }

    public DateOnly Date { get; init; }

    public TimeOnly Clock { get; init; }

    public TimeSpan Span { get; init; }

    public Rights Rights { get; init; }

    public string[] Texts { get; init; } = [];

    public List<string> List { get; init; } = [];

    public byte[] Bytes { get; init; } = [];
}
