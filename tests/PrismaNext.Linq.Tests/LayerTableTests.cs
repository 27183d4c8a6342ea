namespace PrismaNext.Linq.Tests;

public sealed class LayerTableTests
{
    private static readonly LayerTable Table = new("House", """
        (root): Roof Cellar
        Roof:   Cellar
        Cellar:
        """);

    [Theory]
    [InlineData("House", "House.Roof")]
    [InlineData("House.Roof", "House.Cellar.Shelves")]
    [InlineData("House.Roof", "House.Roof.Tiles")]
    [InlineData("House.Roof", "System")]
    [InlineData("House.Roof", "Household")]
    public void A_use_downwards_inside_or_outside_is_allowed(string user, string used) => Assert.Empty(Violations(user, used));

    [Theory]
    [InlineData("House.Cellar", "House.Roof", "House.Cellar.A uses House.Roof.B: Cellar may not know Roof.")]
    [InlineData("House.Cellar.Shelves", "House", "House.Cellar.Shelves.A uses House.B: Cellar may not know (root).")]
    [InlineData("House.Attic", "House.Roof", "House.Attic.A is in the layer 'Attic', which the table does not name.")]
    public void A_use_upwards_or_from_an_unknown_layer_is_a_violation(string user, string used, string sentence) =>
        Assert.Equal([sentence], Violations(user, used));

    [Fact]
    public void A_cycle_is_found_through_other_layers() =>
        Assert.Equal(3, new LayerTable("House", "A: B\nB: C\nC: A\nD: A").Cycles().Count());

    private static IEnumerable<string> Violations(string user, string used) =>
        Table.Violations([new TypeUse($"{user}.A", user, $"{used}.B", used)]);
}
