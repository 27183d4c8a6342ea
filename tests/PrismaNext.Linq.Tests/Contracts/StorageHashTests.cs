using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Contracts.Resolving;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class StorageHashTests
{
    [Fact]
    public void The_hash_has_its_form() => Assert.Matches("^sha256:[0-9a-f]{64}$", Make().StorageHash);

    [Fact]
    public void The_hash_is_over_one_fact_a_line()
    {
        var contract = Make();
        Assert.Equal(
            """
            prismanext-storage 1
            column "Author"."Id" integer not null generated
            column "Author"."Name" text
            column "Book"."AuthorId" integer not null
            column "Book"."Id" integer not null generated
            column "Book"."Kind" integer not null
            foreign key "Book" ("AuthorId") "Author" ("Id")
            key "Author" ("Id")
            key "Book" ("Id")
            table "Author"
            table "Book"
            """.ReplaceLineEndings("\n"),
            StorageHasher.Text(contract.Entities, contract.Enums));
    }

    [Fact]
    public void The_order_of_declarations_does_not_count()
    {
        var other = Contract.Build(c => c
            .Entity<Book>(e => e.Property(x => x.Kind).HasColumnName("Kind"))
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Author).HasForeignKey(x => x.AuthorId)));
        Assert.Equal(Make().StorageHash, other.StorageHash);
    }

    [Fact]
    public void The_names_in_CSharp_do_not_count()
    {
        var one = Contract.Build(c => c.Entity<Author>(e => e.ToTable("t").Ignore(x => x.Books).Property(x => x.Id).HasColumnName("id").Property(x => x.Name).HasColumnName("n")));
        var other = Contract.Build(c => c.Entity<Writer>(e => e.ToTable("t").HasKey(x => x.Number).Property(x => x.Number).HasColumnName("id").Property(x => x.Called).HasColumnName("n")));
        Assert.Equal(one.StorageHash, other.StorageHash);
    }

    [Fact]
    public void The_spelling_of_a_type_does_not_count() =>
        Assert.Equal(
            Make(c => c.Entity<Author>(e => e.Property(x => x.Name).HasColumnType("varchar(20)"))).StorageHash,
            Make(c => c.Entity<Author>(e => e.Property(x => x.Name).HasColumnType("Character Varying ( 20 )"))).StorageHash);

    [Fact]
    public void The_culture_of_the_process_does_not_count()
    {
        var expected = Numbered().StorageHash;
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Equal(expected, Numbered().StorageHash);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    public static TheoryData<string, Action<ContractBuilder>> Changes => new()
    {
        { "a table's name", c => c.Entity<Author>(e => e.ToTable("writers")) },
        { "a schema", c => c.Entity<Author>(e => e.ToTable("Author", "lib")) },
        { "a view", c => c.Entity<Author>(e => e.ToView("Author")) },
        { "a column's name", c => c.Entity<Author>(e => e.Property(x => x.Name).HasColumnName("name")) },
        { "a column's type", c => c.Entity<Author>(e => e.Property(x => x.Name).HasColumnType("varchar")) },
        { "a type's length", c => c.Entity<Author>(e => e.Property(x => x.Name).HasColumnType("varchar(7)")) },
        { "nullability", c => c.Entity<Author>(e => e.Property(x => x.Name).IsRequired()) },
        { "generation", c => c.Entity<Author>(e => e.Property(x => x.Id).IsGenerated(false)) },
        { "a missing column", c => c.Entity<Author>(e => e.Ignore(x => x.Name)) },
        { "a key", c => c.Entity<Book>(e => e.HasKey(x => new { x.Id, x.Kind })) },
        { "the order of a key", c => c.Entity<Book>(e => e.HasKey(x => new { x.Kind, x.Id })) },
        { "an index", c => c.Entity<Author>(e => e.HasIndex(x => x.Name)) },
        { "a unique index", c => c.Entity<Author>(e => e.HasIndex(x => x.Name, isUnique: true)) },
        { "an enum as text", c => c.Entity<Book>(e => e.Property(x => x.Kind).HasEnumAsText()) },
        { "an enum type", c => c.HasPostgresEnum<BookKind>("book_kind") },
        { "an enum's labels", c => c.HasPostgresEnum<BookKind>("book_kind", "a", "b") },
        { "the target of a foreign key", c => c.Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Author).HasForeignKey(x => x.Id)) },
        { "a hierarchy", c => c.Entity<Book>(e => e.HasDiscriminator("form").HasVariant<Book>("book")) },
        { "a discriminator's value", c => c.Entity<Book>(e => e.HasDiscriminator("form").HasVariant<Book>("a book")) },
    };

    [Fact]
    public void Every_change_of_the_storage_counts()
    {
        var hashes = Changes.Select(change => Make((Action<ContractBuilder>)change[1]).StorageHash).Append(Make().StorageHash).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private static Contract Make(Action<ContractBuilder>? change = null) => Contract.Build(c =>
    {
        c.Entity<Author>().Entity<Book>();
        change?.Invoke(c);
    });

    private static Contract Numbered() => Contract.Build(c => c.UseSnakeCase().Entity<Book>(e => e.Ignore(x => x.Author!).HasDiscriminator("ID").HasVariant<Book>(-1.5m)));

    private enum BookKind
    {
        Novel,
        Essay,
    }

    private sealed class Author
    {
        public int Id { get; set; }
        public string? Name { get; set; }
        public List<Book> Books { get; set; } = [];
    }

    private sealed class Book
    {
        public int Id { get; set; }
        public BookKind Kind { get; set; }
        public int AuthorId { get; set; }
        public Author? Author { get; set; }
    }

    private sealed class Writer
    {
        public int Number { get; set; }
        public string? Called { get; set; }
    }
}
