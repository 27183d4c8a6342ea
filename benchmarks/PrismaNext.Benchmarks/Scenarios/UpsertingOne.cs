using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class UpsertingOne(DataSize size, NpgsqlDataSource database) : RoleScenario<IVisitCounter, long>("upsert", "Upsert one row")
{
    private static readonly DateTime Now = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);

    public override string Remark => "Half of the rows are there already. EF Core has no upsert; it runs the statement as raw SQL.";

    protected override ValueTask<long> RunAsync(IVisitCounter player, int operation) => player.VisitAsync(size.UserOf(operation), Now);

    protected override async Task PrepareAsync()
    {
        await using var command = database.CreateCommand("DELETE FROM visits WHERE user_id > $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = size.Users / 2 });
        await command.ExecuteNonQueryAsync();
    }

    protected override async ValueTask<object?> EssenceAsync(long result, int operation)
    {
        await using var command = database.CreateCommand(
            """
            WITH visited AS (SELECT user_id, times, last_at FROM visits WHERE user_id = $1),
                reset AS (UPDATE visits SET times = times - 1 WHERE user_id = $1)
            SELECT user_id || ' ' || times || ' ' || last_at FROM visited
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = size.UserOf(operation) });
        return $"{result} {await command.ExecuteScalarAsync()}";
    }
}
