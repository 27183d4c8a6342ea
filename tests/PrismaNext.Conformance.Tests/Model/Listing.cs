using System.Collections.Concurrent;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>A product as a row without a key, with a collection of a type that is not made of a sequence.</summary>
internal sealed class Listing
{
    public required string Name { get; init; }

    public long Id { get; init; }

    public BlockingCollection<Line> Lines { get; init; } = [];
}
