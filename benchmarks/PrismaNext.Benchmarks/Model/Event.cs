using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Benchmarks.Model;

/// <summary>A row of <c>events</c>, which is filled and emptied.</summary>
[Table("events")]
internal sealed record Event
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public double Amount { get; init; }

    public DateTime HappenedAt { get; init; }

    /// <summary>Rows to insert, with keys from 1.</summary>
    public static IReadOnlyList<Event> Make(int count) =>
    [
        .. Enumerable.Range(1, count).Select(id => new Event
        {
            Id = id, Name = $"event {id}", Amount = id * 0.25, HappenedAt = DateTime.UnixEpoch.AddMinutes(id),
        }),
    ];
}
