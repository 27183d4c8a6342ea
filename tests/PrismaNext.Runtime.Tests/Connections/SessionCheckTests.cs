using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Connections;

/// <summary>A backslash in a literal means something else where <c>standard_conforming_strings</c> is turned off.</summary>
public sealed class SessionCheckTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<ExecutionMode> Modes => [.. new[] { ExecutionMode.Buffered, ExecutionMode.Cursor, ExecutionMode.Stream }];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_statement_with_a_backslash_is_refused(ExecutionMode mode)
    {
        await using var client = Open();
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await ReadAsync(client, @"SELECT length('\\')", mode));
        Assert.Equal("DRIVER.STRINGS_NONSTANDARD", error.Code);
        Assert.Equal(1, await ReadAsync(client, "SELECT length('x')", mode));
    }

    [Fact]
    public async Task A_write_with_a_backslash_is_refused()
    {
        await using var client = Open();
        var write = new CommandPlan(@"INSERT INTO notes VALUES (1, '\\')", [], Linq.Parsing.SlotValues.Empty);
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await client.ExecuteAsync(write));
        Assert.Equal("DRIVER.STRINGS_NONSTANDARD", error.Code);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM notes"));
    }

    private static async Task<int> ReadAsync(Postgres client, string sql, ExecutionMode mode)
    {
        var sum = 0;
        await foreach (var value in client.Execute(Plans.Integers(sql, mode)))
            sum += value;
        return sum;
    }

    private Postgres Open() => Postgres.Create(
        Contexts.Empty, new() { ConnectionString = database.Direct + ";Options=-c standard_conforming_strings=off;Maximum Pool Size=1" });
}
