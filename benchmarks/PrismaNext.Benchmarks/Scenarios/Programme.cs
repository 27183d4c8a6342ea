using Npgsql;
using PrismaNext.Benchmarks.Data;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>All scenarios, in the order of the report.</summary>
internal static class Programme
{
    /// <summary>The scenarios' names on the command line.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["key", "newest", "page", "include", "report", "stream", "leave", "workers", "update", "upsert", "insert", "overhead", "contract", "cold", "cold-r2r"];

    public static IReadOnlyList<Scenario> Of(DataSize size, NpgsqlDataSource database, string connectionString) =>
    [
        new OneRowByKey(size),
        new NewestTen(size),
        new PageOfHundred(size),
        new UsersWithPosts(size),
        new TopAuthors(size),
        new AllRows(size),
        new LeavingEarly(size),
        new SixteenWorkers(size),
        new UpdatingOne(size, database),
        new UpsertingOne(size, database),
        new InsertingMany(size, database),
        new QueryOverhead(size),
        new ContractBuilding(),
        new JitColdStart(connectionString),
        new ReadyToRunColdStart(connectionString),
    ];
}
