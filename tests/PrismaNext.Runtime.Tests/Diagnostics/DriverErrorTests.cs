using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Diagnostics;

/// <summary>What a fault of the server looks like to the caller.</summary>
public sealed class DriverErrorTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("""
        DROP TABLE IF EXISTS strict_children, strict;
        CREATE TABLE strict (id integer PRIMARY KEY, size integer NOT NULL CONSTRAINT positive CHECK (size > 0), room integer, EXCLUDE (room WITH =));
        CREATE TABLE strict_children (strict_id integer REFERENCES strict);
        INSERT INTO strict VALUES (1, 1, 1);
        """);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("INSERT INTO strict VALUES (1, 1)", "DRIVER.UNIQUE_VIOLATION", "23505", "strict_pkey", null)]
    [InlineData("INSERT INTO strict VALUES (2, 0)", "DRIVER.CHECK_VIOLATION", "23514", "positive", null)]
    [InlineData("INSERT INTO strict VALUES (2, NULL)", "DRIVER.NOT_NULL_VIOLATION", "23502", null, "size")]
    [InlineData("INSERT INTO strict_children VALUES (9)", "DRIVER.FOREIGN_KEY_VIOLATION", "23503", "strict_children_strict_id_fkey", null)]
    [InlineData("INSERT INTO strict VALUES (2, 1, 1)", "DRIVER.EXCLUSION_VIOLATION", "23P01", "strict_room_excl", null)]
    [InlineData("SELECT 1 FROM nothing", "DRIVER.QUERY_FAILED", "42P01", null, null)]
    public async Task It_names_code_constraint_and_column(string sql, string code, string sqlState, string? constraint, string? column)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.ExecuteAsync(Plans.Command(sql)));
        Assert.Equal((code, sqlState, constraint, column), (error.Code, error.SqlState, error.ConstraintName, error.ColumnName));
        Assert.IsType<Npgsql.PostgresException>(error.InnerException);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task It_never_quotes_a_value()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var error = await Assert.ThrowsAsync<DatabaseException>(
            async () => await client.Execute(Plans.Sql("SELECT $1::integer", reader => reader.GetInt32(0), ("planted-secret", PgTypes.Text))));
        Assert.Equal("22P02", error.SqlState);
        Assert.DoesNotContain("planted-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_cancelled_on_the_server()
    {
        var options = new PostgresOptions { ConnectionString = database.Named("too-long"), CommandTimeout = TimeSpan.FromSeconds(1) };
        await using var client = Postgres.Create(Contexts.Empty, options);
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")));
        Assert.Equal("DRIVER.TIMEOUT", error.Code);
        Assert.True(error.IsTransient);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("too-long", "state <> 'idle'") == 0);
    }

    [Fact]
    public async Task A_statement_timeout_of_the_server_has_its_code()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Direct + ";Options=-c statement_timeout=50" });
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")));
        Assert.Equal(("DRIVER.QUERY_CANCELED", "57014"), (error.Code, error.SqlState));
    }

    [Fact]
    public async Task A_deadlock_has_its_code()
    {
        await database.ExecuteAsync("INSERT INTO notes VALUES (1, ''), (2, '') ON CONFLICT DO NOTHING");
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var bothHoldOne = new TaskCompletionSource();
        var holding = 0;
        var errors = await Task.WhenAll(Record.ExceptionAsync(() => CrossAsync(1, 2)), Record.ExceptionAsync(() => CrossAsync(2, 1)));
        var error = Assert.IsType<DatabaseException>(Assert.Single(errors, exception => exception is not null));
        Assert.True(error.IsDeadlock);
        Assert.Equal("DRIVER.DEADLOCK", error.Code);

        Task CrossAsync(int first, int second) => client.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command($"UPDATE notes SET text = '' WHERE id = {first}"));
            if (Interlocked.Increment(ref holding) == 2)
                bothHoldOne.SetResult();
            await bothHoldOne.Task;
            await transaction.ExecuteAsync(Plans.Command($"UPDATE notes SET text = '' WHERE id = {second}"));
        });
    }
}
