namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Someone with animals, of whom one bird is special.</summary>
internal sealed class Keeper
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public int? FavouriteId { get; init; }

    public Bird? Favourite { get; set; }

    public List<Animal> Animals { get; init; } = [];
}
