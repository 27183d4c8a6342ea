using System.Globalization;
using Npgsql;
using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class InsertingMany(DataSize size, NpgsqlDataSource database)
    : RoleScenario<IEventInserter, long>("insert", string.Create(CultureInfo.InvariantCulture, $"Insert {size.Inserted:N0} rows"))
{
    private readonly IReadOnlyList<Event> _events = Event.Make(size.Inserted);

    public override string Remark =>
        "Npgsql and linq2db use COPY, 'unnest' and PrismaNext one statement with an array a column, EF Core batches of statements, Dapper a statement a row.";

    protected override bool IsSingle => true;

    protected override ValueTask<long> RunAsync(IEventInserter player, int operation) => player.InsertAsync(_events);

    protected override async Task PrepareAsync()
    {
        await using var command = database.CreateCommand("TRUNCATE events");
        await command.ExecuteNonQueryAsync();
    }

    protected override async ValueTask<object?> EssenceAsync(long result, int operation)
    {
        await using var command = database.CreateCommand("SELECT count(*) || ' ' || sum(id) || ' ' || sum(amount) || ' ' || max(name) || ' ' || max(happened_at) FROM events");
        return $"{result} {await command.ExecuteScalarAsync()}";
    }
}
