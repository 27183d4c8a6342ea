using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation;

/// <summary>Which rows an aggregate is fed.</summary>
internal sealed record AggregateRows
{
    /// <summary>Which rows; null for all.</summary>
    public SqlExpression? Filter { get; init; }

    /// <summary>Whether equal values count once.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>Whether there is at least one row, as in a group.</summary>
    public bool HasRow { get; init; }
}
