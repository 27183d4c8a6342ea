using PrismaNext.Linq.Planning;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Who takes part. Hand-written Npgsql comes first, because everybody is compared with it, and twice, so that the noise is on the page.</summary>
internal static class Lineup
{
    public static IReadOnlyList<Contestant> Of(string database, Setting setting) => [.. All(setting.Apply(database), setting).Select(contestant => contestant.Make())];

    /// <summary>Makes the contestant of this name, and no other.</summary>
    public static Contestant Make(string name, string database, Setting setting) =>
        All(setting.Apply(database), setting).Single(contestant => contestant.Name == name).Make();

    private static IEnumerable<(string Name, Func<Contestant> Make)> All(string connectionString, Setting setting) =>
    [
        ("Npgsql", () => new NpgsqlContestant("Npgsql", connectionString)),
        ("Npgsql, again", () => new NpgsqlContestant("Npgsql, again", connectionString)),
        ("Npgsql, unnest", () => new NpgsqlUnnestContestant(connectionString)),
        ("Npgsql, cancelled", () => new NpgsqlCancelContestant(connectionString)),
        ("PrismaNext", () => new PrismaContestant(connectionString, setting)),
        ("PrismaNext, prepared", () => new PrismaPreparedContestant(connectionString, setting)),
        ("PrismaNext, IQueryable", () => new PrismaQueryableContestant(connectionString, setting)),
        ("PrismaNext, buffered", () => new PrismaModeContestant("PrismaNext, buffered", connectionString, setting, ExecutionMode.Buffered)),
        ("PrismaNext, cursor", () => new PrismaModeContestant("PrismaNext, cursor", connectionString, setting, ExecutionMode.Cursor)),
        ("PrismaNext, stream", () => new PrismaModeContestant("PrismaNext, stream", connectionString, setting, ExecutionMode.Stream)),
        ("Dapper", () => new DapperContestant(connectionString)),
        ("linq2db", () => new Linq2DbContestant(connectionString)),
        ("linq2db, compiled", () => new Linq2DbCompiledContestant(connectionString)),
        ("EF Core", () => new EfCoreContestant(connectionString, setting)),
        ("EF Core, compiled", () => new EfCoreCompiledContestant(connectionString, setting)),
        ("EF Core, split", () => new EfCoreSplitContestant(connectionString, setting)),
    ];
}
