using Npgsql;
using PrismaNext.Benchmarks.Data;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>All scenarios, in the order of the report.</summary>
internal static class Programme
{
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
        new ColdStart(connectionString),
    ];
}
