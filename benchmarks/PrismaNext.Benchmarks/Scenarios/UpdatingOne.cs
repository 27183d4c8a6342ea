using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class UpdatingOne(DataSize size, NpgsqlDataSource database) : RoleScenario<IPostUpdater, long>("update", "Update one row")
{
    protected override ValueTask<long> RunAsync(IPostUpdater player, int operation) => player.LikeAsync(size.PostOf(operation));

    // Whoever comes next finds what the one before left; the difference is what counts.
    protected override async ValueTask<object?> EssenceAsync(long result, int operation)
    {
        await using var command = database.CreateCommand("UPDATE posts SET likes = likes - 1 WHERE id = $1 RETURNING likes");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = size.PostOf(operation) });
        return $"{result} {await command.ExecuteScalarAsync()}";
    }
}
