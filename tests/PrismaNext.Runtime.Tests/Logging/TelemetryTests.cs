using System.Diagnostics;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Middleware;

namespace PrismaNext.Runtime.Tests.Logging;

/// <summary>What listeners to the activity source and the meter really get.</summary>
[Collection(nameof(TelemetryTests))]
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(ExecutionMode.Buffered, "buffered")]
    [InlineData(ExecutionMode.Cursor, "cursor")]
    [InlineData(ExecutionMode.Stream, "stream")]
    public async Task A_span_says_what_ran_where_and_what_came_of_it(ExecutionMode mode, string modeName)
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        await using (var rows = client.Execute(Of(Plans.AllNumbers(mode), "numbers")).GetAsyncEnumerator())
        {
            while (await rows.MoveNextAsync())
            {
            }
        }

        var span = Assert.Single(spans.Stopped);
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(("SELECT numbers", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["db.system.name"] = "postgresql",
                ["db.namespace"] = server.Database,
                ["server.address"] = server.Host,
                ["server.port"] = server.Port,
                ["db.operation.name"] = "SELECT",
                ["db.collection.name"] = "numbers",
                ["db.query.summary"] = "SELECT numbers",
                ["db.query.text"] = Plans.Numbers,
                ["db.response.returned_rows"] = 10_000L,
                ["prismanext.execution.mode"] = modeName,
                ["prismanext.execution.outcome"] = "completed",
            },
            span.TagObjects.Where(tag => tag.Key != "prismanext.execution.wait_time").ToDictionary());
    }

    [Fact]
    public async Task A_span_ends_when_the_loop_is_left_early()
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        await foreach (var _ in client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
            break;
        var span = Assert.Single(spans.Stopped);
        Assert.Equal(("left_early", 1L), (span.GetTagItem("prismanext.execution.outcome"), span.GetTagItem("db.response.returned_rows")));
    }

    [Fact]
    public async Task A_failure_carries_the_servers_code()
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1 / 0")));
        var span = Assert.Single(spans.Stopped);
        Assert.Equal(
            (ActivityStatusCode.Error, "22012", "22012"), (span.Status, span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
    }

    [Fact]
    public async Task A_failure_that_is_not_the_servers_carries_our_code()
    {
        using var spans = new SpanRecorder();
        await using var client = Client(options => options with { Middleware = [new BudgetMiddleware(new() { Rows = 5 })] });
        await Assert.ThrowsAsync<PrismaNextException>(async () => await client.Execute(Plans.AllNumbers()));
        var span = Assert.Single(spans.Stopped);
        Assert.Equal(("RUNTIME.BUDGET_ROWS", null), (span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
    }

    [Fact]
    public async Task What_never_reaches_the_server_has_no_span()
    {
        using var spans = new SpanRecorder();
        var answers = new RecordingMiddleware(new(), "answers", execution => execution.Answer<int>([1]));
        await using var client = Client(options => options with { Middleware = [answers] });
        await client.Execute(Plans.Integers("SELECT 1"));
        Assert.Empty(spans.Stopped);
    }

    [Theory]
    [InlineData(ExecutionMode.Buffered)]
    [InlineData(ExecutionMode.Cursor)]
    [InlineData(ExecutionMode.Stream)]
    public async Task A_span_is_the_child_of_the_callers_and_not_left_behind(ExecutionMode mode)
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        using var request = new Activity("request").Start();
        await foreach (var _ in client.Execute(Plans.AllNumbers(mode)))
            Assert.Same(request, Activity.Current);
        Assert.Same(request, Activity.Current);
        Assert.Equal(request.SpanId, Assert.Single(spans.Stopped).ParentSpanId);
    }

    [Fact]
    public async Task The_drivers_spans_are_children_of_ours()
    {
        using var spans = new SpanRecorder("PrismaNext", "Npgsql");
        await using var client = Client();
        await client.Execute(Plans.AllNumbers());
        var ours = Assert.Single(spans.Stopped, span => span.Source.Name == "PrismaNext");
        Assert.Contains(spans.Stopped, span => span.Source.Name == "Npgsql" && span.ParentSpanId == ours.SpanId);
    }

    [Fact]
    public async Task Values_are_in_a_span_only_when_asked_for()
    {
        using var spans = new SpanRecorder();
        await using (var silent = Client())
            await silent.Execute(Query("planted-secret"));
        Assert.DoesNotContain(spans.Stopped.Single().TagObjects, tag => $"{tag.Value}".Contains("planted-secret", StringComparison.Ordinal));

        await using (var talkative = Client(options => options with { Logging = new() { IncludeValues = true } }))
            await talkative.Execute(Query("asked for"));
        Assert.Equal("'asked for'", spans.Stopped.Last().GetTagItem("db.query.parameter.0"));

        static BoundQuery<string> Query(string value) => Plans.Sql("SELECT $1", reader => reader.GetString(0), (value, PgTypes.Text));
    }

    [Fact]
    public async Task Tags_of_a_query_are_in_its_span()
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        var query = Plans.AllNumbers();
        await client.Execute(query with { Options = query.Options with { Tags = ["report"] } });
        Assert.Equal(["report"], Assert.IsType<string[]>(Assert.Single(spans.Stopped).GetTagItem("prismanext.query.tags")));
    }

    [Fact]
    public async Task A_write_is_measured_and_traced()
    {
        using var spans = new SpanRecorder();
        await using var client = Client();
        await client.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (980, '')") with { Tables = ["notes"] });
        Assert.Equal("INSERT notes", Assert.Single(spans.Stopped).DisplayName);
    }

    [Fact]
    public async Task The_histograms_get_duration_and_rows()
    {
        using var metrics = new MetricRecorder();
        await using var client = Client();
        await client.Execute(Of(Plans.AllNumbers(), "numbers"));
        await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1 / 0")));
        Assert.Equal([10_000], metrics.Values("db.client.response.returned_rows"));
        var durations = metrics.Of("db.client.operation.duration");
        Assert.Equal(2, durations.Count);
        Assert.All(durations, duration => Assert.InRange(duration.Value, 0, 60));
        Assert.Equal(("numbers", "buffered", null), (durations[0].Tags["db.collection.name"], durations[0].Tags["prismanext.execution.mode"], durations[0].Tags.GetValueOrDefault("error.type")));
        Assert.Equal("22012", durations[1].Tags["error.type"]);
    }

    [Fact]
    public async Task Open_cursors_are_counted_and_none_is_left()
    {
        using var metrics = new MetricRecorder();
        await using var client = Client();
        await using (var rows = client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator())
        {
            await rows.MoveNextAsync();
            Assert.Equal(1, metrics.Values("prismanext.cursor.count").Sum());
        }

        Assert.Equal(0, metrics.Values("prismanext.cursor.count").Sum());
    }

    [Fact]
    public async Task Waiting_for_the_pool_is_measured()
    {
        using var metrics = new MetricRecorder();
        await using var client = Client();
        await client.Execute(Plans.AllNumbers());
        var wait = Assert.Single(metrics.Of("db.client.connection.wait_time"));
        Assert.Contains(database.Name, (string)wait.Tags["db.client.connection.pool.name"]!, StringComparison.Ordinal);
        Assert.Equal([1.0, -1.0], metrics.Values("db.client.connection.pending_requests"));
    }

    [Fact]
    public async Task Hits_and_misses_of_the_plan_cache_are_counters()
    {
        var contract = Contract.Build(c => c.Entity<Number>(n => n.ToTable("numbers").Property(x => x.Id).HasColumnName("id")));
        await using var client = Postgres.Create(contract, new() { ConnectionString = database.ConnectionString });
        for (var i = 0; i < 3; i++)
            await client.From<Number>().Select(n => n.Id).Take(1).ToListAsync();
        using var metrics = new MetricRecorder();
        metrics.Observe();
        Assert.Equal((2, 1, 1), (Ours("hits"), Ours("misses"), Ours("size")));

        double Ours(string name) =>
            metrics.Of("prismanext.plan_cache." + name).Single(value => (string?)value.Tags["prismanext.contract.hash"] == contract.StorageHash).Value;
    }

    private Postgres Client(Func<PostgresOptions, PostgresOptions>? change = null)
    {
        var options = new PostgresOptions { ConnectionString = database.ConnectionString };
        return Postgres.Create(Contexts.Empty, change?.Invoke(options) ?? options);
    }

    private static BoundQuery<T> Of<T>(BoundQuery<T> query, string table) => query with
    {
        Plan = new() { Sql = query.Plan.Sql, Parameters = query.Plan.Parameters, Read = query.Plan.Read, SqlHash = query.Plan.SqlHash, Tables = [table] },
    };
}
