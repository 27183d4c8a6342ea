using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class ConstructorTests
{
    [Fact]
    public void A_parameterless_constructor_leaves_all_to_the_setters()
    {
        var (parameters, assigned) = Shape<WithSetters>();
        Assert.Empty(parameters);
        Assert.Equal(["Id", "Name"], assigned);
    }

    [Fact]
    public void A_positional_record_is_made_by_its_constructor()
    {
        var (parameters, assigned) = Shape<Positional>();
        Assert.Equal(["Id", "Name"], parameters);
        Assert.Equal(["Note"], assigned);
    }

    [Fact]
    public void Parameters_match_properties_whatever_their_case()
    {
        var (parameters, assigned) = Shape<GetOnly>();
        Assert.Equal(["Id", "Name"], parameters);
        Assert.Empty(assigned);
    }

    [Fact]
    public void A_private_constructor_and_private_setters_serve()
    {
        var (parameters, assigned) = Shape<Closed>();
        Assert.Empty(parameters);
        Assert.Equal(["Id", "Name"], assigned);
    }

    [Fact]
    public void Private_setters_of_a_base_class_serve()
    {
        var (_, assigned) = Shape<Inheriting>();
        Assert.Equal(["Id", "Name"], assigned);
    }

    [Fact]
    public void An_override_without_a_setter_has_its_bases()
    {
        var (_, assigned) = Shape<Overriding>();
        Assert.Equal(["Id", "Label"], assigned);
    }

    [Fact]
    public void The_longest_constructor_that_fits_is_taken() => Assert.Equal(["Id", "Name"], Shape<TwoConstructors>().Parameters);

    [Fact]
    public void A_computed_property_has_no_column() =>
        Assert.Equal(["Id", "Name"], Contract.Build(c => c.Entity<WithComputed>()).Entities.Single().Columns.Select(column => column.Name));

    [Fact]
    public void A_navigation_is_no_parameter() =>
        Assert.Equal(["Id"], Contract.Build(c => c.Entity<Leaf>().Entity<Positional>()).Find(typeof(Leaf))!.Constructor!.Parameters.Select(column => column.Name));

    private static (IEnumerable<string> Parameters, IEnumerable<string> Assigned) Shape<T>()
        where T : class
    {
        var constructor = Contract.Build(c => c.Entity<T>()).Entities.Single().Constructor!;
        return (constructor.Parameters.Select(column => column.Name), constructor.Assigned.Select(column => column.Name));
    }

    private sealed class WithSetters
    {
        public int Id { get; set; }
        public required string Name { get; init; }
    }

    private sealed record Positional(int Id, string Name)
    {
        public string? Note { get; init; }
    }

    private sealed class GetOnly(int id, string name)
    {
        public int Id { get; } = id;
        public string Name { get; } = name;
    }

    private sealed class Closed
    {
        private Closed()
        {
        }

        public int Id { get; private set; }
        public string? Name { get; private set; }
    }

    private abstract class Identified
    {
        public int Id { get; private set; }
    }

    private sealed class Inheriting : Identified
    {
        public string? Name { get; private set; }
    }

    private abstract class Labelled
    {
        public int Id { get; set; }
        public virtual string? Label { get; set; }
    }

    private sealed class Overriding : Labelled
    {
        public override string? Label => base.Label ?? "none";
    }

    private sealed class TwoConstructors
    {
        public TwoConstructors(int id) => (Id, Name) = (id, "");

        public TwoConstructors(int id, string name) => (Id, Name) = (id, name);

        public int Id { get; }
        public string Name { get; }
    }

    private sealed class WithComputed
    {
        public int Id { get; set; }
        public string? Name { get; set; }
        public string Shown => $"{Id} {Name}";
    }

    private sealed class Leaf
    {
        public Leaf(int id) => Id = id;

        public Leaf(int id, Positional root) => (Id, Root) = (id, root);

        public int Id { get; }
        public int RootId { get; init; }
        public Positional? Root { get; init; }
    }
}
