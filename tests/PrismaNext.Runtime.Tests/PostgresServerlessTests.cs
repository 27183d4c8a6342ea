using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests;

public sealed class PostgresServerlessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_connect_is_a_backend_of_its_own()
    {
        var serverless = PostgresServerless.Create(Contexts.Empty);
        await using var one = await serverless.ConnectAsync(TestDatabase.Named(database.Direct, "each"));
        await using var two = await serverless.ConnectAsync(TestDatabase.Named(database.Direct, "each"));
        var backends = (await one.Execute(Plans.Integers("SELECT pg_backend_pid()"))).Concat(await two.Execute(Plans.Integers("SELECT pg_backend_pid()")));
        Assert.Equal(2, backends.Distinct().Count());
        Assert.Equal(2, await database.BackendsAsync("each"));
    }

    [Fact]
    public async Task Disposal_is_idempotent_and_leaves_no_backend()
    {
        var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named("disposed"));
        await runtime.DisposeAsync();
        await runtime.DisposeAsync();
        await database.NoBackendIsLeftAsync("disposed");
        Assert.Equal("RUNTIME.DISPOSED", Assert.Throws<PrismaNextException>(() => runtime.From<string>()).Code);
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await runtime.ExecuteAsync(Plans.Command("SELECT 1")))).Code);
    }

    [Theory]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task Disposal_closes_the_connection_under_a_leaked_reader(ExecutionMode mode)
    {
        var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named($"leaked-{mode}"));
        var leaked = runtime.Execute(Plans.Integers("SELECT generate_series(1, 100000000)", mode)).GetAsyncEnumerator();
        await leaked.MoveNextAsync();
        await runtime.DisposeAsync();
        await database.NoBackendIsLeftAsync($"leaked-{mode}");
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(async () => await leaked.MoveNextAsync())).Code);
    }

    [Fact]
    public async Task A_wrong_password_or_database_fails_at_connect()
    {
        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Direct + ";Database=there-is-none"));
        Assert.Equal(("DRIVER.CONNECTION_FAILED", "3D000"), (error.Code, error.SqlState));
    }

    [Fact]
    public async Task A_cancelled_connect_reports_the_callers_token()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.ConnectionString, stop.Token));
        Assert.Equal(stop.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Rows_come_from_a_cursor_unless_it_is_disabled()
    {
        Assert.True(await HasCursorAsync(new()));
        Assert.False(await HasCursorAsync(new() { Cursor = new() { Disabled = true } }));
        Assert.False(await HasCursorAsync(new() { Pooler = Pooler.Statement }));

        async Task<bool> HasCursorAsync(PostgresServerlessOptions options)
        {
            await using var runtime = await PostgresServerless.Create(Contexts.Empty, options).ConnectAsync(database.Named("cursors"));
            await using var rows = runtime.Execute(Plans.AllNumbers()).GetAsyncEnumerator();
            await rows.MoveNextAsync();
            return await database.BackendsAsync("cursors", "xact_start IS NOT NULL") == 1;
        }
    }

    [Fact]
    public async Task A_cursor_behind_a_statement_pooler_is_refused_when_it_is_asked_for()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = Pooler.Statement }).ConnectAsync(database.ConnectionString);
        var error = Assert.Throws<PrismaNextException>(() => runtime.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator());
        Assert.Equal("RUNTIME.MODE_UNSUPPORTED", error.Code);
    }

    [Fact]
    public async Task A_plan_of_one_value_and_a_plan_of_a_sequence_have_their_own_methods()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.ConnectionString);
        var count = Plans.Make("SELECT count(*) FROM numbers", reader => reader.GetInt64(0), Linq.Relational.Cardinality.Scalar);
        Assert.Equal(10_000, await runtime.ExecuteAsync(count));
        Assert.Equal("RUNTIME.WRONG_CARDINALITY", Assert.Throws<PrismaNextException>(() => runtime.Execute(count)).Code);
        Assert.Equal("RUNTIME.WRONG_CARDINALITY", (await Assert.ThrowsAsync<PrismaNextException>(async () => await runtime.ExecuteAsync(Plans.AllNumbers()))).Code);
    }
}
