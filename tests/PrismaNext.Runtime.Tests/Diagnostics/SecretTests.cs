using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Tests.Faults;
using PrismaNext.Runtime.Tests.Logging;
using PrismaNext.Runtime.Transaction;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Diagnostics;

/// <summary>Goes down every path that ends in an error, with secrets as values and as the password, and searches what the library and the driver say.</summary>
/// <remarks>The rest of the suite is searched as well: every connection string of it holds the password.</remarks>
public sealed class SecretTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime, IDisposable
{
    private const string Secret = SuiteOutput.Value;

    private static readonly (object?, PgType)[] Value = [(Secret, PgTypes.Text)];

    private readonly LogRecorder _logs = new();
    private readonly SpanRecorder _spans = new();

    /// <summary>Statements that fail with a secret as <c>$1</c>.</summary>
    public static TheoryData<Facade, string> Failing
    {
        get
        {
            string[] statements =
            [
                "SELECT $1::integer", "SELECT $1::timestamptz", "SELECT $1::uuid", "SELECT $1::jsonb", "SELECT $1::numeric", "SELECT ($1::text)::mood",
                "INSERT INTO vaults VALUES (2, $1::varchar(100))", "INSERT INTO vaults VALUES (3, $1 || 'much too long')", "INSERT INTO vaults VALUES (NULL, $1)",
                "INSERT INTO vaults VALUES (-1, $1)", "INSERT INTO vaults VALUES (1, 'other' || $1)", "INSERT INTO rooms SELECT length($1)", "SELECT $1 FROM nothing",
                "SELECT to_date($1, 'YYYY')", "SELECT regexp_match('', '(' || $1)", "SELECT set_config('statement_timeout', $1, true)", "SELECT decode($1, 'hex')",
                "SELECT 1 / (length($1) - length($1))", "SELECT pg_terminate_backend(pg_backend_pid()) FROM (SELECT $1) AS s", "SELECT $1 FROM pg_sleep(600)",
            ];
            var data = new TheoryData<Facade, string>();
            foreach (var facade in Enum.GetValues<Facade>())
            {
                foreach (var statement in statements)
                    data.Add(facade, statement);
            }

            return data;
        }
    }

    public Task InitializeAsync() => database.ExecuteAsync($"""
        CREATE TYPE mood AS ENUM ('sad');
        CREATE TABLE vaults (id integer PRIMARY KEY CHECK (id > 0), content varchar(20) UNIQUE DEFERRABLE INITIALLY IMMEDIATE);
        CREATE TABLE rooms (vault_id integer REFERENCES vaults);
        INSERT INTO vaults VALUES (1, '{Secret}');
        """);

    public Task DisposeAsync() => database.ExecuteAsync("DROP TABLE vaults, rooms; DROP TYPE mood");

    public void Dispose()
    {
        _logs.Dispose();
        _spans.Dispose();
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_statement_that_fails_says_no_value(Facade facade, string sql)
    {
        foreach (var mode in Enum.GetValues<ExecutionMode>())
        {
            await using var db = await OpenAsync(facade, database.ConnectionString);
            var error = await Record.ExceptionAsync(async () =>
            {
                if (sql.StartsWith("INSERT", StringComparison.Ordinal))
                    await db.Runtime.ExecuteAsync(Plans.Command(sql, Value));
                else
                    await db.Runtime.Execute(Plans.With(Plans.Sql(sql, reader => reader.IsDBNull(0), Value), mode, null)).ToListAsync();
            });
            NothingIsSaid(error);
        }
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_transaction_that_fails_says_no_value(Facade facade)
    {
        var settings = new Dictionary<string, string> { ["app.tenant"] = Secret };
        (TransactionOptions Options, string Sql)[] failing =
        [
            (new() { Settings = settings }, "SELECT $1::integer"),
            (new() { Settings = settings }, "SET CONSTRAINTS ALL DEFERRED; SELECT $1"),
            (new() { Settings = new Dictionary<string, string> { ["statement_timeout"] = Secret } }, "SELECT $1"),
            (new() { Settings = new Dictionary<string, string> { ["app." + Secret + "\0"] = "" } }, "SELECT $1"),
            (new() { Settings = settings, ReadOnly = true }, "INSERT INTO vaults VALUES (9, $1)"),
            (new() { Settings = settings, Timeout = TimeSpan.FromMilliseconds(100) }, "SELECT $1 FROM pg_sleep(600)"),
            (new() { Settings = settings }, "SELECT pg_terminate_backend(pg_backend_pid()) FROM (SELECT $1) AS s"),
        ];
        foreach (var (options, sql) in failing)
        {
            await using var db = await OpenAsync(facade, database.ConnectionString);
            NothingIsSaid(await Record.ExceptionAsync(() => db.Runtime.TransactionAsync(
                transaction => transaction.ExecuteAsync(Plans.Command(sql, Value)).AsTask(), options)));
        }

        await using var last = await OpenAsync(facade, database.ConnectionString);
        NothingIsSaid(await Record.ExceptionAsync(() => last.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command("SET CONSTRAINTS ALL DEFERRED"));
            await transaction.ExecuteAsync(Plans.Command("INSERT INTO vaults VALUES (2, $1)", Value));
        })));
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_value_that_is_refused_is_not_said(Facade facade)
    {
        await using var db = await OpenAsync(facade, database.ConnectionString);
        (object, PgType)[] refused = [(Secret + "\0", PgTypes.Text), (Secret + "\ud800", PgTypes.Text), (Secret, PgTypes.Integer)];
        foreach (var value in refused)
            NothingIsSaid(await Record.ExceptionAsync(async () => await db.Runtime.ExecuteAsync(Plans.Command("SELECT $1", value))), isCoded: value.Item2 == PgTypes.Text);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_connection_that_fails_says_no_password(Facade facade)
    {
        var address = new NpgsqlConnectionStringBuilder(database.Direct) { Password = Secret };
        await using var proxy = new WireProxy(address.ConnectionString);
        proxy.RefuseConnections("28P01");
        string[] failing =
        [
            $"postgres://{address.Username}:{Secret}@{address.Host}:{address.Port}/there-is-none", $"postgres://{address.Username}:{Secret}@127.0.0.1:1/nowhere",
            $"postgres://nobody:{Secret}@{address.Host}:{address.Port}/{address.Database}", $"postgres://{address.Username}:{Secret}@{address.Host}:port/nowhere",
            $"postgres://{address.Username}:{Secret}@no.such.host.invalid/nowhere", address.ConnectionString + ";Unknown=1", proxy.ConnectionString,
        ];
        foreach (var url in failing)
        {
            NothingIsSaid(await Record.ExceptionAsync(async () =>
            {
                await using var db = await OpenAsync(facade, url);
                await db.Runtime.Execute(Plans.Integers("SELECT 1"));
            }));
        }
    }

    private async Task<OpenRuntime> OpenAsync(Facade facade, string connectionString)
    {
        var timeout = TimeSpan.FromSeconds(1);
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(
                Contexts.Empty, new() { ConnectionString = connectionString, LoggerFactory = _logs.EverythingFactory, CommandTimeout = timeout, Marker = MarkerPolicy.Off });
            return new(client, client);
        }

        var options = new PostgresServerlessOptions { LoggerFactory = _logs.EverythingFactory, CommandTimeout = timeout, Marker = MarkerPolicy.Off };
        var runtime = await PostgresServerless.Create(Contexts.Empty, options).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }

    private void NothingIsSaid(Exception? error, bool isCoded = true)
    {
        Assert.NotNull(error);
        Assert.Equal(isCoded, error is PrismaNext.Linq.Diagnostics.PrismaNextException);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_logs.Entries, entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.Empty(SuiteOutput.Leaks);
        Assert.True(SuiteOutput.Searched("error") > 0);
    }
}
