namespace PrismaNext.Linq.Tests.Rewriting.Model;

/// <summary>A letter of an author, whose table has an index on its foreign key.</summary>
public sealed class Letter
{
    public long Id { get; init; }

    public long AuthorId { get; init; }

    public required string Text { get; init; }
}
