namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows of the zoo.</summary>
internal static class ZooData
{
    public static IReadOnlyList<Animal> Animals { get; } =
    [
        new Eagle { Id = 1, Name = "aga", KeeperId = 1, CanFly = true, Wingspan = 200 },
        new Eagle { Id = 2, Name = "bo", KeeperId = 2, CanFly = true, Wingspan = 180, HunterId = 1 },
        new Kiwi { Id = 3, Name = "coco", KeeperId = 1, CanFly = false, Island = "south", HunterId = 1 },
        new Kiwi { Id = 4, Name = "didi", KeeperId = null, CanFly = false, Island = null },
        new Fox { Id = 5, Name = "eddi", KeeperId = 1, Cubs = 3 },
        new Kiwi { Id = 6, Name = "fips", KeeperId = 2, CanFly = true, Island = "north", HunterId = 2 },
    ];

    public static IReadOnlyList<Keeper> Keepers { get; } =
        [new() { Id = 1, Name = "ria", FavouriteId = 3 }, new() { Id = 2, Name = "sam", FavouriteId = 1 }, new() { Id = 3, Name = "tom" }];

    static ZooData()
    {
        foreach (var keeper in Keepers)
        {
            keeper.Favourite = Animals.OfType<Bird>().FirstOrDefault(b => b.Id == keeper.FavouriteId);
            keeper.Animals.AddRange(Animals.Where(a => a.KeeperId == keeper.Id));
        }

        foreach (var animal in Animals)
            animal.Keeper = Keepers.FirstOrDefault(k => k.Id == animal.KeeperId);
        foreach (var bird in Animals.OfType<Bird>())
            bird.Hunter = Animals.OfType<Eagle>().FirstOrDefault(e => e.Id == bird.HunterId);
        foreach (var eagle in Animals.OfType<Eagle>())
            eagle.Prey.AddRange(Animals.OfType<Bird>().Where(b => b.HunterId == eagle.Id));
    }
}
