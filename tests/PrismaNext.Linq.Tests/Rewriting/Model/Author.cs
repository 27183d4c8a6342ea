namespace PrismaNext.Linq.Tests.Rewriting.Model;

/// <summary>Who writes books.</summary>
public sealed class Author
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public int Born { get; init; }

    public string? Country { get; init; }

    public List<Book> Books { get; init; } = [];

    public List<Letter> Letters { get; init; } = [];
}
