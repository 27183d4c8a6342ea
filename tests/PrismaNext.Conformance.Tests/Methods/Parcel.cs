namespace PrismaNext.Conformance.Tests.Methods;

/// <summary>A row whose columns hold their values in forms that the contract says.</summary>
internal sealed class Parcel
{
    public int Id { get; init; }

    /// <summary>Stored as a letter.</summary>
    public bool IsFragile { get; init; }

    /// <summary>Stored as a letter.</summary>
    public bool? IsInsured { get; init; }

    /// <summary>Stored as itself.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Stored as text.</summary>
    public int Weight { get; init; }

    /// <summary>Stored as itself.</summary>
    public int Allowed { get; init; }

    /// <summary>Stored as ticks.</summary>
    public DateTime SentAt { get; init; }

    /// <summary>Stored as a number.</summary>
    public Price? Price { get; init; }

    /// <summary>Stored as a number, by a conversion of its own.</summary>
    public required Price Duty { get; init; }

    /// <summary>Stored as text.</summary>
    public required Price Bid { get; init; }
}
