namespace PrismaNext.Linq.Tests.Rewriting.Model;

/// <summary>A chapter of a book.</summary>
public sealed class Chapter
{
    public long Id { get; init; }

    public long BookId { get; init; }

    public required string Heading { get; init; }
}
