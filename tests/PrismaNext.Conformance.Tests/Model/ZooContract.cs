using PrismaNext.Linq.Contracts;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>How the zoo's classes are stored, in the two ways there are.</summary>
internal static class ZooContract
{
    /// <summary>One table; that there are birds follows from the variants.</summary>
    public static readonly Contract Shared = Contract.Build(c => c
        .UseSnakeCase()
        .Entity<Keeper>()
        .Entity<Animal>(e => e.ToTable("animals").HasDiscriminator("kind").HasVariant<Eagle>("eagle").HasVariant<Kiwi>("kiwi").HasVariant<Fox>("fox")));

    /// <summary>A table for each class, the abstract ones too.</summary>
    public static readonly Contract PerType = Contract.Build(c => c
        .UseSnakeCase()
        .Entity<Keeper>(e => e.ToTable("each_keeper"))
        .Entity<Animal>(e => e.ToTable("each_animal").UseTablePerType())
        .Entity<Bird>(e => e.ToTable("each_bird"))
        .Entity<Eagle>(e => e.ToTable("each_eagle"))
        .Entity<Kiwi>(e => e.ToTable("each_kiwi"))
        .Entity<Fox>(e => e.ToTable("each_fox")));
}
