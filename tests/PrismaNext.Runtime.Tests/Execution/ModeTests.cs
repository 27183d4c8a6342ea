using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

public sealed class ModeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task All_rows_arrive_in_order(ExecutionMode mode)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Mode = mode });
        var rows = new List<int>();
        await foreach (var id in client.Execute(Plans.AllNumbers()))
            rows.Add(id);
        Assert.Equal(Enumerable.Range(1, 10_000), rows);
        Assert.Equal(rows, await client.Execute(Plans.AllNumbers()));
        Assert.Equal(rows, await client.Execute(Plans.AllNumbers(mode)));
    }
}
