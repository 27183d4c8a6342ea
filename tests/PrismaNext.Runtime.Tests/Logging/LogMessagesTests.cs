using System.Reflection;
using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Tests.Middleware;

namespace PrismaNext.Runtime.Tests.Logging;

public sealed class LogMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Every_message_has_an_event_id_of_its_own()
    {
        var ids = typeof(LogMessages).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId ?? 0)
            .ToList();
        Assert.DoesNotContain(0, ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_execution_is_logged_at_its_begin_and_its_end()
    {
        using var logs = new LogRecorder();
        await using var open = await OpenAsync(logs);
        await open.Runtime.Execute(Plans.Integers("SELECT 1"));
        Assert.Equal([(1, LogLevel.Debug), (20, LogLevel.Debug)], logs.Entries.Select(entry => (entry.Id, entry.Level)));
        Assert.Contains("SELECT 1", logs.Entries.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_logged_with_its_code()
    {
        using var logs = new LogRecorder();
        await using var open = await OpenAsync(logs);
        await Assert.ThrowsAsync<DatabaseException>(async () => await open.Runtime.Execute(Plans.Integers("SELECT 1 / 0")));
        Assert.Contains("22012", Assert.Single(logs.Entries, entry => entry.Id == 21).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExecutionMode.Buffered)]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task A_slow_query_is_warned_of(ExecutionMode mode)
    {
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var open = await OpenAsync(logs, new() { SlowQueryThreshold = TimeSpan.FromMilliseconds(50) });
        await foreach (var _ in open.Runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(0.1)", mode)))
        {
        }

        var warning = Assert.Single(logs.Entries);
        Assert.Equal((22, LogLevel.Warning), (warning.Id, warning.Level));
        Assert.Contains("pg_sleep", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_consumer_is_no_slow_query()
    {
        using var logs = new LogRecorder(LogLevel.Warning);
        await using var open = await OpenAsync(logs, new() { SlowQueryThreshold = TimeSpan.FromSeconds(2) });
        await foreach (var row in open.Runtime.Execute(Plans.Integers("SELECT generate_series(1, 3)", ExecutionMode.Cursor)))
            await Task.Delay(TimeSpan.FromSeconds(0.9));
        Assert.Empty(logs.Entries);
    }

    [Fact]
    public async Task Values_are_logged_only_when_asked_for()
    {
        using var logs = new LogRecorder();
        await using (var silent = await OpenAsync(logs, new() { SlowQueryThreshold = TimeSpan.Zero }))
            await silent.Runtime.Execute(Query("planted-secret"));
        Assert.NotEmpty(logs.Entries);
        Assert.DoesNotContain(logs.Entries, entry => entry.Text.Contains("planted-secret", StringComparison.Ordinal));

        await using (var talkative = await OpenAsync(logs, new() { SlowQueryThreshold = TimeSpan.Zero, IncludeValues = true }))
            await talkative.Runtime.Execute(Query("asked for"));
        Assert.Equal(2, logs.Entries.Count(entry => entry.Text.Contains("'asked for'", StringComparison.Ordinal)));

        static BoundQuery<string> Query(string value) => Plans.Sql("SELECT $1", reader => reader.GetString(0), (value, PgTypes.Text));
    }

    private Task<OpenRuntime> OpenAsync(LogRecorder logs, LoggingOptions? options = null) =>
        WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, options ?? new(), logs.Factory);
}
