using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class HierarchyTests
{
    [Fact]
    public void Classes_that_share_a_table_are_told_apart_by_a_property()
    {
        var contract = Shared();
        var (animal, dog, cat) = (contract.Find(typeof(Animal))!, contract.Find(typeof(Dog))!, contract.Find(typeof(Cat))!);
        Assert.Equal("Kind", animal.Hierarchy!.Discriminator!.Name);
        Assert.Equal([(dog, "Dog"), (cat, "Cat")], animal.Hierarchy.Variants.Select(variant => (variant.Entity, (string)variant.DiscriminatorValue!)));
        Assert.Equal([dog], dog.Hierarchy!.Variants.Select(variant => variant.Entity));
        Assert.Same(animal, dog.Hierarchy.Base);
        Assert.Same(animal, cat.Hierarchy!.Root);
        Assert.Equal("animals", dog.Table);
    }

    [Fact]
    public void Inherited_columns_are_the_same_columns()
    {
        var contract = Shared();
        Assert.Equal(["Id", "Name", "Kind", "Breed"], contract.Find(typeof(Dog))!.Columns.Select(column => column.Name));
        Assert.Equal(contract.Find(typeof(Animal))!.Columns, contract.Find(typeof(Dog))!.Columns.Take(3));
    }

    [Fact]
    public void A_column_of_one_class_is_null_in_the_rows_of_the_others() => Assert.True(Shared().Find(typeof(Dog))!.Columns[^1].IsNullable);

    [Fact]
    public void A_class_that_no_row_becomes_is_never_created()
    {
        Assert.Null(Shared().Find(typeof(Animal))!.Constructor);
        Assert.NotNull(Shared().Find(typeof(Dog))!.Constructor);
    }

    [Fact]
    public void The_class_at_the_top_can_have_a_value_too()
    {
        var contract = Contract.Build(c => c.Entity<Animal>(e => e.HasDiscriminator(x => x.Kind).HasVariant<Animal>("Animal").HasVariant<Dog>("Dog")));
        var animal = contract.Find(typeof(Animal))!;
        Assert.Equal(["Animal", "Dog"], animal.Hierarchy!.Variants.Select(variant => variant.DiscriminatorValue));
        Assert.NotNull(animal.Constructor);
    }

    [Fact]
    public void The_discriminator_can_be_a_column_without_a_property()
    {
        var contract = Contract.Build(c => c.Entity<Animal>(e => e.HasDiscriminator("kind_number").HasVariant<Dog>(1).HasVariant<Cat>(2)));
        var discriminator = contract.Find(typeof(Cat))!.Hierarchy!.Discriminator!;
        Assert.Equal(("kind_number", null, PgTypes.Integer, false), (discriminator.Name, discriminator.Property, discriminator.Type, discriminator.IsNullable));
        Assert.Contains(discriminator, contract.Find(typeof(Cat))!.Columns);
    }

    [Fact]
    public void Variants_can_be_configured_in_place()
    {
        var contract = Contract.Build(c => c.Entity<Animal>(e => e.HasDiscriminator(x => x.Kind).HasVariant<Dog>("Dog", d => d.Property(x => x.Breed).HasColumnName("dog_breed"))));
        Assert.Equal("dog_breed", contract.Find(typeof(Dog))!.Columns[^1].Name);
    }

    [Fact]
    public void Attributes_declare_a_shared_table()
    {
        var contract = Contract.FromTypes(typeof(Shape), typeof(Circle), typeof(Square));
        var shape = contract.Find(typeof(Shape))!;
        Assert.Equal(["circle", "square"], shape.Hierarchy!.Variants.Select(variant => variant.DiscriminatorValue));
        Assert.Null(shape.Hierarchy.Discriminator!.Property);
        Assert.Null(shape.Constructor);
    }

    [Fact]
    public void Sibling_classes_may_fill_one_column()
    {
        var contract = Contract.FromTypes(typeof(Shape), typeof(Circle), typeof(Square));
        Assert.Equal(["size", "size"], new[] { typeof(Circle), typeof(Square) }.Select(type => contract.Find(type)!.Columns.Single(column => column.Property?.Name == "Size").Name));
    }

    [Fact]
    public void Each_class_can_have_its_own_table()
    {
        var contract = Contract.Build(c => c
            .UseSnakeCase()
            .Entity<Animal>(e => e.UseTablePerType())
            .Entity<Dog>(e => e.ToTable("dogs"))
            .Entity<Cat>());
        var (animal, dog) = (contract.Find(typeof(Animal))!, contract.Find(typeof(Dog))!);
        Assert.Equal(["animal", "animal", "animal", "dogs"], dog.Columns.Select(column => column.Owner.Table));
        Assert.Equal(animal.Key, dog.Key);
        Assert.Null(animal.Hierarchy!.Discriminator);
        Assert.Equal(["Animal", "Dog", "Cat"], animal.Hierarchy.Variants.Select(variant => variant.Entity.ClrType.Name));
        Assert.False(dog.Columns[^1].IsNullable);
    }

    [Fact]
    public void Derived_classes_have_the_navigations_of_their_base()
    {
        var contract = Contract.Build(c => c
            .Entity<Owner>()
            .Entity<Pet>(e => e.HasDiscriminator("type").HasVariant<Parrot>("parrot")));
        Assert.Equal(["Pet.Owner 1: OwnerId = Id"], RelationText.Of<Parrot>(contract));
        Assert.Equal(["Owner.Pets *: Id = OwnerId"], RelationText.Of<Owner>(contract));
    }

    [Fact]
    public void A_foreign_key_of_one_class_in_a_shared_table_proves_no_row()
    {
        var contract = Contract.Build(c => c
            .Entity<Vet>()
            .Entity<Patient>(e => e.HasDiscriminator("type").HasVariant<Treated>("treated")));
        Assert.Equal(["Treated.Vet ?: VetId = Id"], RelationText.Of<Treated>(contract));
    }

    [Fact]
    public void An_abstract_class_between_two_of_a_shared_table_is_mapped_with_them()
    {
        var contract = Contract.Build(c => c
            .Entity<Nest>()
            .Entity<Creature>(e => e.HasDiscriminator("kind").HasVariant<Finch>("finch").HasVariant<Gull>("gull").HasVariant<Newt>("newt")));
        var bird = contract.Find(typeof(Winged))!;
        Assert.Equal(["Finch", "Gull"], bird.Hierarchy!.Variants.Select(variant => variant.Entity.ClrType.Name));
        Assert.Same(bird.Columns[^1], contract.Find(typeof(Gull))!.Columns[^1]);
        Assert.Equal(["Nest.Builder ?: BuilderId = Id"], RelationText.Of<Nest>(contract));
        Assert.Equal(contract.StorageHash, Contract.Build(c => c
            .Entity<Nest>()
            .Entity<Winged>()
            .Entity<Creature>(e => e.HasDiscriminator("kind").HasVariant<Finch>("finch").HasVariant<Gull>("gull").HasVariant<Newt>("newt"))).StorageHash);
    }

    [Fact]
    public void An_abstract_class_whose_columns_are_configured_below_it_belongs_to_those_below()
    {
        var contract = Contract.Build(c => c.Entity<Creature>(e => e
            .HasDiscriminator("kind")
            .HasVariant<Finch>("finch")
            .HasVariant<Gull>("gull", gull => gull.Property(x => x.Span).HasColumnName("gull_span"))));
        Assert.Null(contract.Find(typeof(Winged)));
        Assert.Equal(["Span", "gull_span"], new[] { typeof(Finch), typeof(Gull) }.Select(type => contract.Find(type)!.Columns[^1].Name));
    }

    private static Contract Shared() =>
        Contract.Build(c => c.Entity<Animal>(e => e.ToTable("animals").HasDiscriminator(x => x.Kind).HasVariant<Dog>("Dog").HasVariant<Cat>("Cat")));

    private class Animal
    {
        public int Id { get; set; }
        public string? Name { get; set; }
        public string? Kind { get; set; }
    }

    private sealed class Dog : Animal
    {
        public required string Breed { get; set; }
    }

    private sealed class Cat : Animal
    {
        public int? Lives { get; set; }
    }

    [Discriminator("form")]
    private abstract class Shape
    {
        public int Id { get; set; }
    }

    [Variant("circle")]
    private sealed class Circle : Shape
    {
        public double Size { get; set; }
    }

    [Variant("square")]
    private sealed class Square : Shape
    {
        public double Size { get; set; }
    }

    private sealed class Owner
    {
        public int Id { get; set; }
        public List<Pet> Pets { get; set; } = [];
    }

    private abstract class Pet
    {
        public int Id { get; set; }
        public int OwnerId { get; set; }
        public Owner? Owner { get; set; }
    }

    private sealed class Parrot : Pet;

    private sealed class Vet
    {
        public int Id { get; set; }
    }

    private abstract class Patient
    {
        public int Id { get; set; }
    }

    private sealed class Treated : Patient
    {
        public int VetId { get; set; }
        public Vet? Vet { get; set; }
    }

    private abstract class Creature
    {
        public int Id { get; set; }
    }

    private abstract class Winged : Creature
    {
        public int Span { get; set; }
    }

    private sealed class Finch : Winged;

    private sealed class Gull : Winged;

    private sealed class Newt : Creature;

    private sealed class Nest
    {
        public int Id { get; set; }
        public int? BuilderId { get; set; }
        public Winged? Builder { get; set; }
    }
}
