using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

/// <summary>Relations as the builder declares them.</summary>
public sealed class RelationTests
{
    [Fact]
    public void A_collection_with_its_reference_back()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Writer).HasForeignKey(x => x.WrittenBy))
            .Entity<Book>(e => e.Ignore(x => x.Editor!)));
        Assert.Equal(["Author.Books *: Id = WrittenBy"], RelationText.Of<Author>(contract));
        Assert.Equal(["Book.Writer 1: WrittenBy = Id"], RelationText.Of<Book>(contract));
    }

    [Fact]
    public void A_reference_with_its_collection_back()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>()
            .Entity<Book>(e => e.HasOne(x => x.Writer).WithMany(x => x.Books).HasForeignKey(x => x.WrittenBy).Ignore(x => x.Editor!)));
        Assert.Equal(["Author.Books *: Id = WrittenBy"], RelationText.Of<Author>(contract));
        Assert.Equal(["Book.Writer 1: WrittenBy = Id"], RelationText.Of<Book>(contract));
    }

    [Fact]
    public void Both_ends_may_declare_the_same_relation()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Writer))
            .Entity<Book>(e => e.HasOne(x => x.Writer).WithMany(x => x.Books).HasForeignKey(x => x.WrittenBy).Ignore(x => x.Editor!)));
        Assert.Equal(["Author.Books *: Id = WrittenBy"], RelationText.Of<Author>(contract));
        Assert.Single(contract.Find(typeof(Book))!.ForeignKeys);
    }

    [Fact]
    public void A_relation_without_a_reference_back()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne().HasForeignKey(x => x.WrittenBy))
            .Entity<Book>(e => e.Ignore(x => x.Writer!).Ignore(x => x.Editor!)));
        Assert.Equal(["Author.Books *: Id = WrittenBy"], RelationText.Of<Author>(contract));
        Assert.Empty(RelationText.Of<Book>(contract));
    }

    [Fact]
    public void A_foreign_key_without_a_property_is_a_column_of_the_table()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Writer).HasForeignKey(x => x.WrittenBy))
            .Entity<Book>(e => e.HasOne(x => x.Editor).HasForeignKey("editor_id")));
        Assert.Contains("Book.Editor ?: editor_id = Id", RelationText.Of<Book>(contract));
        var column = contract.Find(typeof(Book))!.Columns[^1];
        Assert.Equal(("editor_id", null, PgTypes.Integer, true), (column.Name, column.Property, column.Type, column.IsNullable));
        Assert.Equal(typeof(Book), column.Owner.ClrType);
    }

    [Fact]
    public void A_foreign_key_without_a_property_can_be_required()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.Ignore(x => x.Books))
            .Entity<Book>(e => e.Ignore(x => x.Writer!).HasOne(x => x.Editor).HasForeignKey("editor_id").IsRequired()));
        Assert.Equal(["Book.Editor 1: editor_id = Id"], RelationText.Of<Book>(contract));
        Assert.False(contract.Find(typeof(Book))!.Columns[^1].IsNullable);
    }

    [Fact]
    public void A_foreign_key_by_the_name_of_a_mapped_column_uses_that_column()
    {
        var contract = Contract.Build(c => c
            .UseSnakeCase()
            .Entity<Author>(e => e.Ignore(x => x.Books))
            .Entity<Book>(e => e.Ignore(x => x.Editor!).HasOne(x => x.Writer).HasForeignKey("written_by")));
        Assert.Equal(2, contract.Find(typeof(Book))!.Columns.Count);
    }

    [Fact]
    public void A_required_relation_can_be_denied() =>
        Assert.Equal(
            ["Book.Writer ?: WrittenBy = Id"],
            RelationText.Of<Book>(Contract.Build(c => c
                .Entity<Author>(e => e.Ignore(x => x.Books))
                .Entity<Book>(e => e.Ignore(x => x.Editor!).HasOne(x => x.Writer).HasForeignKey(x => x.WrittenBy).IsRequired(false)))));

    [Fact]
    public void A_view_proves_no_relation() =>
        Assert.Equal(
            ["Book.Writer ?: WrittenBy = Id"],
            RelationText.Of<Book>(Contract.Build(c => c
                .Entity<Author>(e => e.Ignore(x => x.Books))
                .Entity<Book>(e => e.ToView("all_books").Ignore(x => x.Editor!).HasOne(x => x.Writer).HasForeignKey(x => x.WrittenBy)))));

    [Fact]
    public void One_to_one_with_the_foreign_key_here()
    {
        var contract = Contract.Build(c => c
            .Entity<Person>()
            .Entity<Passport>(e => e.HasOne(x => x.Owner).WithOne(x => x.Passport).HasForeignKey(x => x.OwnedBy)));
        Assert.Equal(["Passport.Owner 1: OwnedBy = Id"], RelationText.Of<Passport>(contract));
        Assert.Equal(["Person.Passport ?: Id = OwnedBy"], RelationText.Of<Person>(contract));
        Assert.True(contract.Find(typeof(Passport))!.ForeignKeys.Single().IsUnique);
    }

    [Fact]
    public void One_to_one_with_the_foreign_key_at_the_other_end()
    {
        var contract = Contract.Build(c => c
            .Entity<Person>(e => e.HasOne(x => x.Passport).WithOne(x => x.Owner).HasForeignKey<Passport>(x => x.OwnedBy))
            .Entity<Passport>());
        Assert.Equal(["Passport.Owner 1: OwnedBy = Id"], RelationText.Of<Passport>(contract));
        Assert.Equal(["Person.Passport ?: Id = OwnedBy"], RelationText.Of<Person>(contract));
    }

    [Fact]
    public void Composite_foreign_keys_pair_with_the_key_in_its_order()
    {
        var contract = Contract.Build(c => c
            .Entity<Shelf>(e => e.HasKey(x => new { x.Room, x.Number }))
            .Entity<Item>(e => e.HasOne(x => x.Shelf).HasForeignKey(x => new { x.ShelfRoom, x.ShelfNumber })));
        Assert.Equal(["Item.Shelf ?: ShelfRoom,ShelfNumber = Room,Number"], RelationText.Of<Item>(contract));
    }

    [Fact]
    public void A_foreign_key_can_refer_to_another_key()
    {
        var contract = Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Writer).HasForeignKey(x => x.WrittenBy).HasPrincipalKey(x => x.Number))
            .Entity<Book>(e => e.Ignore(x => x.Editor!)));
        Assert.Equal(["Author.Books *: Number = WrittenBy"], RelationText.Of<Author>(contract));
    }

    [Fact]
    public void An_index_that_begins_with_the_foreign_key_is_seen_from_both_ends()
    {
        static Contract Make(bool isIndexed) => Contract.Build(c => c
            .Entity<Author>(e => e.HasMany(x => x.Books).WithOne(x => x.Writer).HasForeignKey(x => x.WrittenBy))
            .Entity<Book>(e =>
            {
                e.Ignore(x => x.Editor!);
                if (isIndexed)
                    e.HasIndex(x => new { x.WrittenBy, x.Id });
                else
                    e.HasIndex(x => new { x.Id, x.WrittenBy });
            }));
        Assert.All(Make(isIndexed: true).Entities.SelectMany(entity => entity.Relations), relation => Assert.True(relation.IsIndexed));
        Assert.All(Make(isIndexed: false).Entities.SelectMany(entity => entity.Relations), relation => Assert.False(relation.IsIndexed));
    }

    [Fact]
    public void A_navigation_of_a_base_class_serves_every_class_that_inherits_it()
    {
        var contract = Contract.Build(c => c.Entity<Person>(e => e.Ignore(x => x.Passport!)).Entity<Letter>().Entity<Parcel>());
        Assert.Equal(["Letter.Sender 1: SenderId = Id"], RelationText.Of<Letter>(contract));
        Assert.Equal(["Parcel.Sender 1: SenderId = Id"], RelationText.Of<Parcel>(contract));
    }

    private sealed class Author
    {
        public int Id { get; set; }
        public int Number { get; set; }
        public List<Book> Books { get; } = [];
    }

    private sealed class Book
    {
        public int Id { get; set; }
        public int WrittenBy { get; set; }
        public Author? Writer { get; set; }
        public Author? Editor { get; set; }
    }

    private sealed class Person
    {
        public int Id { get; set; }
        public Passport? Passport { get; set; }
    }

    private sealed class Passport
    {
        public int Id { get; set; }
        public int OwnedBy { get; set; }
        public Person? Owner { get; set; }
    }

    private sealed class Shelf
    {
        public int Number { get; set; }
        public required string Room { get; set; }
    }

    private sealed class Item
    {
        public int Id { get; set; }
        public string? ShelfRoom { get; set; }
        public int? ShelfNumber { get; set; }
        public Shelf? Shelf { get; set; }
    }

    private abstract class Mail
    {
        public int Id { get; set; }
        public int SenderId { get; set; }
        public Person? Sender { get; set; }
    }

    private sealed class Letter : Mail;

    private sealed class Parcel : Mail;
}
