namespace PrismaNext.Linq.Tests.Rewriting.Model;

/// <summary>A book, and its chapters.</summary>
public sealed class Book
{
    public long Id { get; init; }

    public long AuthorId { get; init; }

    public Author? Author { get; init; }

    public required string Title { get; init; }

    public int Year { get; init; }

    public List<Chapter> Chapters { get; init; } = [];
}
