using System.Collections.Concurrent;
using Npgsql;

namespace PrismaNext.LocalServers;

/// <summary>A PostgreSQL server for tests and samples: started from the machine's binaries in a temporary folder, or the one of <c>DATABASE_URL</c>.</summary>
/// <remarks>
/// A server that was started here ends with its folder when the instance is disposed, and also when the process exits, is interrupted or is killed;
/// on Windows a killed process leaves both behind. A server given by <c>DATABASE_URL</c> is neither started nor stopped; disposal drops the databases
/// that were created on it, a killed process leaves them. Safe for concurrent use.
/// </remarks>
public sealed class LocalPostgres : IAsyncDisposable
{
    internal const string UrlVariable = "DATABASE_URL";
    private const string Statistics = "pg_stat_statements";

    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly IServerProcess? _process;
    private readonly ConcurrentDictionary<string, string> _databases = [];
    private int _isDisposed;

    private LocalPostgres(NpgsqlConnectionStringBuilder address, IServerProcess? process, string? folder)
    {
        _address = address;
        _process = process;
        Folder = folder;
    }

    /// <summary>The connection string of the server's first database, as a user that may create databases.</summary>
    public string ConnectionString => _address.ConnectionString;

    /// <summary>The server's host.</summary>
    public string Host => _address.Host ?? "";

    /// <summary>The server's port.</summary>
    public int Port => _address.Port;

    /// <summary>Whether the server was given by <c>DATABASE_URL</c>.</summary>
    public bool IsExternal => _process is null;

    /// <summary>The temporary folder of a server started here, or null.</summary>
    public string? Folder { get; }

    /// <summary>Starts a server, or takes the one of <c>DATABASE_URL</c>; ready when the task completes.</summary>
    /// <exception cref="LocalServerException">
    /// <c>LOCALPOSTGRES.NOT_FOUND</c>, <c>LOCALPOSTGRES.START_FAILED</c>, <c>LOCALPOSTGRES.NO_UNPRIVILEGED_USER</c>, <c>LOCALPOSTGRES.URL_INVALID</c>.
    /// </exception>
    public static Task<LocalPostgres> StartAsync(LocalPostgresOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync(Machine.Current, options ?? new LocalPostgresOptions(), cancellationToken);

    internal static async Task<LocalPostgres> StartAsync(Machine machine, LocalPostgresOptions options, CancellationToken cancellationToken)
    {
        if (machine.Variable(UrlVariable) is { Length: > 0 } url)
            return new LocalPostgres(DatabaseUrl.Parse(url), process: null, folder: null);

        var binaries = await PostgresLocator.FindAsync(machine, cancellationToken);
        var userPrefix = await UnprivilegedUser.PrefixAsync(machine, Environment.IsPrivilegedProcess, cancellationToken);
        var settings = new Dictionary<string, string>(options.Settings);
        var hasStatistics = await binaries.HasLibraryAsync(Statistics, cancellationToken);
        if (hasStatistics)
            settings.TryAdd("shared_preload_libraries", Statistics);

        var (process, plan) = await ServerLauncher.LaunchAsync(
            port => new PostgresPlan(binaries, userPrefix, settings, port), options.StartTimeout, cancellationToken);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = plan.Port,
            Username = PostgresPlan.Superuser,
            Database = "postgres",
        };
        var postgres = new LocalPostgres(address, process, plan.Folder);
        try
        {
            if (hasStatistics)
                await postgres.InstallStatisticsAsync(cancellationToken);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates a database and returns its connection string.</summary>
    /// <param name="namePrefix">The beginning of its name; the rest makes the name unique.</param>
    /// <param name="template">The name of the database to copy, which nobody may be connected to, or null for an empty one.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<string> CreateDatabaseAsync(string namePrefix, string? template = null, CancellationToken cancellationToken = default)
    {
        var name = $"{namePrefix}_{Guid.NewGuid().ToString("N")[..8]}";
        if (template is not null && _databases.TryGetValue(template, out var templateAddress))
            ClearPool(templateAddress);

        await ExecuteAsync(_address, $"CREATE DATABASE {Quote(name)}" + (template is null ? "" : $" TEMPLATE {Quote(template)}"), cancellationToken);
        var address = For(name).ConnectionString;
        _databases[name] = address;
        return address;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> created, and ends the connections to it.</summary>
    /// <param name="connectionString">What <see cref="CreateDatabaseAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "";
        if (!_databases.TryRemove(name, out var address))
            throw new ArgumentException($"'{name}' was not created by this server's {nameof(CreateDatabaseAsync)}.", nameof(connectionString));
        ClearPool(address);
        await ExecuteAsync(_address, $"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken);
    }

    /// <summary>Stops the server and removes its folder, or drops the databases created on a server that was given.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        if (_process is not null)
        {
            foreach (var address in _databases.Values.Append(ConnectionString))
                ClearPool(address);
            await _process.DisposeAsync();
            return;
        }

        foreach (var address in _databases.Values)
            await DropDatabaseAsync(address);
    }

    private async Task InstallStatisticsAsync(CancellationToken cancellationToken)
    {
        // New databases are copies of template1, so all of them have the view.
        foreach (var database in (string[])["template1", "postgres"])
            await ExecuteAsync(For(database), $"CREATE EXTENSION {Statistics}", cancellationToken);
    }

    private NpgsqlConnectionStringBuilder For(string database) => new(_address.ConnectionString) { Database = database };

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder address, string sql, CancellationToken cancellationToken)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void ClearPool(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
