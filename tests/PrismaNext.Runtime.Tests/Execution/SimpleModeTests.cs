using System.Text.Json;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>The simple query protocol: the same rows as every other mode, through COPY and literals.</summary>
public sealed class SimpleModeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Contract Contract = Contract.Build(c =>
    {
        c.UseSnakeCase();
        c.Entity<Sample>(e => e.ToTable("samples").HasKey(x => x.Id).HasMany(x => x.Parts).WithOne().HasForeignKey(p => p.SampleId));
        c.Entity<Part>(e => e.ToTable("parts").HasKey(x => x.Id));
    });

    private Postgres _client = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        await database.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS samples (
                id integer PRIMARY KEY, name text, big bigint, amount numeric, ratio double precision, flag boolean, at timestamptz, local_at timestamp,
                day date, clock time, span interval, key uuid, bytes bytea, numbers integer[], words text[], kind integer, letter text);
            CREATE TABLE IF NOT EXISTS parts (id integer PRIMARY KEY, sample_id integer);
            TRUNCATE samples, parts;
            INSERT INTO samples VALUES
                (1, E'o''brien \\\\ $1 "x" 雪', 9007199254740993, 12345678901234567890.123456789, 0.1, true, '2024-02-29 12:34:56.789012+00', '0001-01-01', '9999-12-31',
                    '23:59:59.999999', '3 days 04:05:06.7', '01234567-89ab-cdef-0123-456789abcdef', '\\x00ff', '{1,2,3}', '{a,NULL,"b,c"}', 1, 'x'),
                (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'y');
            INSERT INTO parts VALUES (10, 1), (11, 1);
            """);
        _client = Postgres.Create(Contract, new() { ConnectionString = database.Named("simple", "Maximum Pool Size=1") });
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Every_type_arrives_as_in_the_other_modes()
    {
        var query = _client.From<Sample>().OrderBy(s => s.Id);
        var expected = await query.ToListAsync();
        var actual = await query.WithMode(ExecutionMode.Simple).ToListAsync();
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
        Assert.Equal(DateTimeKind.Utc, actual[0].At!.Value.Kind);
    }

    [Fact]
    public async Task Values_are_written_as_literals_of_their_types()
    {
        var sample = (await _client.From<Sample>().ToListAsync()).Single(s => s.Id == 1);
        var (ids, names, none) = (new List<int> { 1, 7 }, new[] { sample.Name, "'; DROP TABLE samples; --" }, (string?)null);
        IQueryable<Sample>[] queries =
        [
            _client.From<Sample>().Where(s => s.Name == sample.Name),
            _client.From<Sample>().Where(s => s.Big == sample.Big && s.Amount == sample.Amount && s.Ratio == sample.Ratio && s.Flag == sample.Flag),
            _client.From<Sample>().Where(s => s.At == sample.At && s.LocalAt == sample.LocalAt && s.Day == sample.Day && s.Clock == sample.Clock && s.Span == sample.Span),
            _client.From<Sample>().Where(s => s.Key == sample.Key && s.Kind == sample.Kind && s.Letter == sample.Letter),
            _client.From<Sample>().Where(s => ids.Contains(s.Id)),
            _client.From<Sample>().Where(s => names.Contains(s.Name)),
        ];
        foreach (var query in queries)
            Assert.Equal([1], await query.WithMode(ExecutionMode.Simple).Select(s => s.Id).ToListAsync());
        Assert.Equal([2], await _client.From<Sample>().Where(s => s.Name == none).WithMode(ExecutionMode.Simple).Select(s => s.Id).ToListAsync());
    }

    [Fact]
    public async Task Whatever_a_text_holds_it_stays_a_value()
    {
        string[] parts = ["'", "''", @"\", @"\'", "E'", "$1", "$$", "--", "/*", "*/", ";", "\"", "\n", "\t", "\u00a0", "\u2028", "\uff07", "\u02bc", "%", "{0}", @"\x27", @"\u0027", "雪", "🙂", ")", "x"];
        var random = new Random(4);
        foreach (var text in parts.Concat(Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, 8).Select(_ => parts[random.Next(parts.Length)])))))
        {
            await _client.ExecuteAsync(Plans.Command("UPDATE samples SET name = $1 WHERE id = 2", (text, PgTypes.Text)));
            var rows = await _client.From<Sample>().Where(s => s.Name == text).WithMode(ExecutionMode.Simple).Select(s => s.Name).ToListAsync();
            Assert.Equal([text], rows);
        }
    }

    [Fact]
    public async Task Single_values_and_client_code_work_too()
    {
        var name = "x";
        Assert.Equal(2, await _client.From<Sample>().WithMode(ExecutionMode.Simple).CountAsync());
        Assert.Equal(1, (await _client.From<Sample>().WithMode(ExecutionMode.Simple).OrderBy(s => s.Id).FirstAsync()).Id);
        Assert.Null(await _client.From<Sample>().WithMode(ExecutionMode.Simple).FirstOrDefaultAsync(s => s.Id == 9));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _client.From<Sample>().WithMode(ExecutionMode.Simple).SingleAsync());
        Assert.Equal(["x1", "x2"], await _client.From<Sample>().OrderBy(s => s.Id).Select(s => Joined(name, s.Id)).WithMode(ExecutionMode.Simple).ToListAsync());
        Assert.Equal([2], await _client.From<Sample>().OrderBy(s => s.Id).Skip(1).Take(1).Select(s => s.Id).WithMode(ExecutionMode.Simple).ToListAsync());
    }

    [Fact]
    public async Task It_leaves_no_statement_and_no_portal_on_the_server()
    {
        await using var proxy = new HyperdriveProxy(database.ConnectionString);
        await using var client = Postgres.Create(Contract, new() { ConnectionString = proxy.ConnectionString, Mode = ExecutionMode.Simple });
        await client.ConnectAsync();
        var before = proxy.Requests.Count;
        Assert.Equal(2, (await client.From<Sample>().ToListAsync()).Count);
        Assert.Equal(['Q'], proxy.Requests.Skip(before));
    }

    [Fact]
    public async Task Constants_orders_and_groups_by_values_keep_their_meaning()
    {
        var (one, seven) = (1, 7);
        var samples = _client.From<Sample>().WithMode(ExecutionMode.Simple);
        Assert.Equal([7, 7], await samples.Select(_ => 7).ToListAsync());
        Assert.Equal([7, 7], await samples.Select(_ => seven).ToListAsync());
        Assert.Equal([2, 1], await samples.OrderBy(_ => one).ThenByDescending(s => s.Id).Select(s => s.Id).ToListAsync());
        Assert.Equal([(7, 2)], await samples.GroupBy(_ => seven).Select(g => ValueTuple.Create(g.Key, g.Count())).ToListAsync());
        Assert.Equal([1], await samples.TagWith("*/ SELECT 1; --").OrderBy(s => s.Id).Select(s => s.Id).Take(one).ToListAsync());
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_cancelled_on_the_server()
    {
        await using var client = Postgres.Create(
            Contract, new() { ConnectionString = database.Named("simple-long"), Mode = ExecutionMode.Simple, CommandTimeout = TimeSpan.FromSeconds(1) });
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")));
        Assert.Equal("DRIVER.TIMEOUT", error.Code);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("simple-long", "state <> 'idle'") == 0);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_connection_that_the_driver_misreads_gives_its_place_in_the_pool_back()
    {
        // A role with one connection: nobody can end its session from outside.
        await database.ExecuteAsync("CREATE ROLE simple_alone LOGIN PASSWORD 'alone' CONNECTION LIMIT 1");
        var address = TestDatabase.Named(database.Direct, "simple-misread", "Username=simple_alone;Password=alone;Maximum Pool Size=1;Timeout=5");
        await using var client = Postgres.Create(Contract, new() { ConnectionString = address, Mode = ExecutionMode.Simple });
        foreach (var rows in (int[])[1, 100, 5_000, 100_000])
        {
            var failing = $"SELECT (1 / ({rows} - i))::integer FROM generate_series(1, 200000) AS i";
            var error = await Assert.ThrowsAsync<DatabaseException>(() => client.TransactionAsync(async transaction => await transaction.Execute(Plans.Integers(failing))));
            Assert.Equal("22012", error.SqlState);
            await database.NoBackendIsLeftAsync("simple-misread");
            Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1", ExecutionMode.Simple)));
        }
    }

    [Fact]
    public async Task A_connection_that_the_driver_misreads_is_ended_under_an_open_cursor_too()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = TestDatabase.Named(database.Direct, "simple-inside", "Maximum Pool Size=1;Timeout=5") });
        var outer = await Assert.ThrowsAsync<PrismaNextException>(async () =>
        {
            await foreach (var _ in client.Execute(Plans.Integers("SELECT i FROM generate_series(1, 100000) AS i", ExecutionMode.Cursor)))
            {
                var failing = Plans.Integers("SELECT (1 / (5000 - i))::integer FROM generate_series(1, 200000) AS i", ExecutionMode.Simple);
                var inner = await Record.ExceptionAsync(async () => await client.Execute(failing));
                Assert.Contains((inner as PrismaNextException)?.Code, (string[])["DRIVER.QUERY_FAILED", "DRIVER.CONNECTION_LOST"]);
            }
        });
        Assert.Contains(outer.Code, (string[])["RUNTIME.STREAM_ABORTED", "DRIVER.CONNECTION_LOST"]);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Nested_collections_are_refused_before_anything_is_sent()
    {
        var query = _client.From<Sample>().Select(s => new { s.Id, Parts = s.Parts.Select(p => p.Id).ToList() });
        Assert.Equal(2, (await query.ToListAsync()).Count);
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await query.WithMode(ExecutionMode.Simple).ToListAsync());
        Assert.Equal("PLAN.MODE_UNSUPPORTED", error.Code);
    }

    [Fact]
    public async Task A_value_that_the_program_cannot_hold_has_its_code()
    {
        await database.ExecuteAsync("UPDATE samples SET at = 'infinity' WHERE id = 1; UPDATE samples SET amount = 'NaN' WHERE id = 2");
        foreach (var id in (int[])[1, 2])
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(
                async () => await _client.From<Sample>().Where(s => s.Id == id).WithMode(ExecutionMode.Simple).ToListAsync());
            Assert.Equal("RUNTIME.VALUE_OUT_OF_RANGE", error.Code);
        }

        Assert.Equal([1], await _client.Execute(Plans.Integers("SELECT 1", ExecutionMode.Simple)));
    }

    [Theory]
    [InlineData(ExecutionMode.Simple)]
    [InlineData(ExecutionMode.Buffered)]
    public async Task The_least_moment_is_what_the_driver_stores_for_it(ExecutionMode mode)
    {
        await database.ExecuteAsync("UPDATE samples SET at = '-infinity' WHERE id = 1");
        Assert.Equal(DateTime.MinValue, Assert.Single(await _client.From<Sample>().Where(s => s.Id == 1).Select(s => s.At).WithMode(mode).ToListAsync()));
    }

    [Fact]
    public async Task A_column_of_another_type_is_converted_or_refused_but_never_misread()
    {
        await database.ExecuteAsync("CREATE TABLE drifted (id integer, name text); INSERT INTO drifted VALUES (5, 'five')");
        await using var client = Postgres.Create(
            Contract.Build(c => c.UseSnakeCase().Entity<Drifted>(e => e.ToTable("drifted").HasNoKey())), new() { ConnectionString = database.ConnectionString, Mode = ExecutionMode.Simple });
        Assert.Equal([5L], await client.From<Drifted>().Select(d => d.Id).ToListAsync());
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.From<Drifted>().Select(d => d.Name).ToListAsync());
        Assert.Equal("22P02", error.SqlState);
    }

    [Fact]
    public async Task Texts_are_refused_where_a_backslash_is_not_what_it_says()
    {
        await using var client = Postgres.Create(
            Contract, new() { ConnectionString = database.Direct + ";Options=-c standard_conforming_strings=off", Mode = ExecutionMode.Simple });
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await client.From<Sample>().ToListAsync());
        Assert.Equal("DRIVER.STRINGS_NONSTANDARD", error.Code);
    }

    private static string Joined(string name, int id) => name + id;

    public sealed record Sample(
        int Id, string? Name, long? Big, decimal? Amount, double? Ratio, bool? Flag, DateTime? At, DateOnly? Day, TimeOnly? Clock, TimeSpan? Span, Guid? Key,
        byte[]? Bytes, int[]? Numbers, string?[]? Words, DayOfWeek Kind, char Letter)
    {
        [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "timestamp")]
        public DateTime? LocalAt { get; init; }

        public List<Part> Parts { get; init; } = [];
    }

    public sealed record Part(int Id, int SampleId);

    public sealed record Drifted(long Id, int Name);
}
