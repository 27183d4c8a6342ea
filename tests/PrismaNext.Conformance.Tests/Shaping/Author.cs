namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A class of every kind of member: constructor parameter, setter, init-only and private ones, and navigations with and without setters.</summary>
internal sealed class Author(int id) : Named
{
    public int Id { get; } = id;

    public Colour? Favourite { get; init; }

    public string? Note { get; private set; }

    public Book? Newest { get; set; }

    public ICollection<Book> Books { get; init; } = [];

    public List<Book> Drafts { get; } = [];
}
