namespace PrismaNext.Linq.Tests.Contracts;

public sealed class RelationErrorTests
{
    [Fact]
    public void A_relation_to_a_class_outside_the_contract()
    {
        var error = ContractAssert.Refuses("CONTRACT.RELATION_UNMAPPED", c => c.Entity<Post>());
        Assert.Contains("'Post.User' leads to 'User'", error.Message, StringComparison.Ordinal);
        ContractAssert.Refuses("CONTRACT.RELATION_UNMAPPED", c => c.Entity<User>(e => e.HasMany(x => x.Posts).WithOne(x => x.User)));
        ContractAssert.Refuses("CONTRACT.RELATION_UNMAPPED", c => c.Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingTable("t")));
    }

    [Fact]
    public void A_collection_that_two_references_face()
    {
        ContractAssert.RefusesTypes("CONTRACT.RELATION_AMBIGUOUS", typeof(Player), typeof(Game));
        ContractAssert.Refuses("CONTRACT.RELATION_AMBIGUOUS", c => c.Entity<Player>(e => e.HasMany(x => x.Games)).Entity<Game>());
    }

    [Fact]
    public void Two_collections_that_face_one_reference() => ContractAssert.RefusesTypes("CONTRACT.RELATION_AMBIGUOUS", typeof(Shelf), typeof(Book));

    [Fact]
    public void Two_collections_over_one_foreign_key() => ContractAssert.RefusesTypes("CONTRACT.RELATION_AMBIGUOUS", typeof(Box), typeof(Thing));

    [Fact]
    public void One_navigation_declared_in_two_ways() =>
        ContractAssert.Refuses("CONTRACT.RELATION_AMBIGUOUS", c => c
            .Entity<Player>(e => e.HasMany(x => x.Games).WithOne(x => x.White))
            .Entity<Game>(e => e.HasOne(x => x.Black).WithMany(x => x.Games)));

    [Fact]
    public void A_many_to_many_relation_declared_at_both_ends() =>
        ContractAssert.Refuses("CONTRACT.RELATION_AMBIGUOUS", c => c
            .Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingTable("a"))
            .Entity<Course>(e => e.HasMany(x => x.Students).WithMany(x => x.Courses).UsingTable("b")));

    [Fact]
    public void A_navigation_without_a_foreign_key()
    {
        var error = ContractAssert.RefusesTypes("CONTRACT.FOREIGN_KEY_UNKNOWN", typeof(Lonely), typeof(Target));
        Assert.Contains("'Lonely.Friend'", error.Message, StringComparison.Ordinal);
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_UNKNOWN", c => c.Entity<Lonely>(e => e.HasOne(x => x.Friend)).Entity<Target>());
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_UNKNOWN", c => c
            .Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingEntity<Target>())
            .Entity<Course>());
    }

    [Fact]
    public void A_foreign_key_of_another_size_or_type_than_the_key()
    {
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_MISMATCH", c => c.Entity<User>().Entity<Post>(e => e.HasOne(x => x.User).HasForeignKey(x => x.Title)));
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_MISMATCH", c => c.Entity<User>().Entity<Post>(e => e.HasOne(x => x.User).HasForeignKey(x => new { x.Id, x.UserId })));
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_MISMATCH", c => c.Entity<User>().Entity<Post>(e => e.HasOne(x => x.User).HasForeignKey("a", "b")));
    }

    [Fact]
    public void A_foreign_key_at_the_end_that_cannot_hold_it() =>
        ContractAssert.Refuses("CONTRACT.FOREIGN_KEY_WRONG_SIDE", c => c.Entity<Post>(e => e.HasOne(x => x.User).WithMany(x => x.Posts).HasForeignKey<User>(x => x.Id)));

    [Fact]
    public void A_foreign_key_to_a_class_without_a_key() =>
        ContractAssert.Refuses("CONTRACT.PRINCIPAL_KEY_MISSING", c => c
            .Entity<Target>(e => e.HasNoKey())
            .Entity<Lonely>(e => e.HasOne(x => x.Friend).HasForeignKey("friend_id")));

    [Fact]
    public void Collections_at_both_ends_without_a_table_between()
    {
        ContractAssert.RefusesTypes("CONTRACT.JUNCTION_MISSING", typeof(Student), typeof(Course));
        ContractAssert.Refuses("CONTRACT.JUNCTION_MISSING", c => c.Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students)).Entity<Course>());
    }

    [Fact]
    public void A_table_between_whose_columns_do_not_fit()
    {
        ContractAssert.Refuses("CONTRACT.JUNCTION_INVALID", c => c
            .Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingTable("t", ["a", "b"], ["c"])).Entity<Course>());
        ContractAssert.Refuses("CONTRACT.JUNCTION_INVALID", c => c
            .Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingTable("t", "same", "same")).Entity<Course>());
        ContractAssert.Refuses("CONTRACT.JUNCTION_INVALID", c => c
            .Entity<Student>(e => e.HasMany(x => x.Courses).WithMany(x => x.Students).UsingEntity<Enrolment>(x => new { x.Id, x.StudentId }, x => x.CourseId)).Entity<Course>());
    }

    private sealed class Player
    {
        public int Id { get; init; }
        public List<Game> Games { get; init; } = [];
    }

    private sealed class Game
    {
        public int Id { get; init; }
        public int WhiteId { get; init; }
        public int BlackId { get; init; }
        public Player? White { get; init; }
        public Player? Black { get; init; }
    }

    private sealed class Shelf
    {
        public int Id { get; init; }
        public List<Book> Books { get; init; } = [];
        public List<Book> Favourites { get; init; } = [];
    }

    private sealed class Book
    {
        public int Id { get; init; }
        public int ShelfId { get; init; }
        public Shelf? Shelf { get; init; }
    }

    private sealed class Box
    {
        public int Id { get; init; }
        public List<Thing> Heavy { get; init; } = [];
        public List<Thing> Light { get; init; } = [];
    }

    private sealed class Thing
    {
        public int Id { get; init; }
        public int BoxId { get; init; }
    }

    private sealed class Lonely
    {
        public int Id { get; init; }
        public Target? Friend { get; init; }
    }

    private sealed class Target
    {
        public int Id { get; init; }
    }

    private sealed class Student
    {
        public int Id { get; init; }
        public List<Course> Courses { get; init; } = [];
    }

    private sealed class Course
    {
        public int Id { get; init; }
        public List<Student> Students { get; init; } = [];
    }

    private sealed class Enrolment
    {
        public int Id { get; init; }
        public int StudentId { get; init; }
        public int CourseId { get; init; }
    }
}
