namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>The far end of navigations.</summary>
internal sealed record Book
{
    public int Id { get; init; }

    public required string Title { get; init; }

    public Author? Author { get; init; }

    public IReadOnlyList<Book> Sequels { get; init; } = [];
}
