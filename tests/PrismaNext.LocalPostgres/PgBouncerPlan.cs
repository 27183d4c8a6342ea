using System.Globalization;
using Npgsql;

namespace PrismaNext.LocalServers;

/// <summary>A PgBouncer that forwards every database name to one server and lets everyone on this machine in.</summary>
internal sealed record PgBouncerPlan(
    string Program, IReadOnlyList<string> UserPrefix, NpgsqlConnectionStringBuilder Server, LocalPgBouncerOptions Options, int Port) : IServerPlan
{
    private readonly string _folder = TemporaryFolder.NewPath();

    private string Configuration => Path.Combine(_folder, "pgbouncer.ini");

    public Task<IServerProcess> StartAsync(CancellationToken cancellationToken) => Task.FromResult<IServerProcess>(
        GuardedServer.Start(
            UserPrefix,
            _folder,
            // It holds nothing worth closing, and what the gentler signals mean differs between its versions.
            stopSignal: "KILL",
            prepare: $"printf '%s\\n' {GuardedServer.Quote(Lines())} > {GuardedServer.Quote(Configuration)}",
            command: [Program, Configuration]));

    public bool IsReady()
    {
        var log = Path.Combine(_folder, "log");
        return File.Exists(log) && File.ReadAllText(log).Contains("process up", StringComparison.Ordinal);
    }

    public LocalServerException Failed(string reason) => LocalServerErrors.PgBouncerStartFailed(reason);

    private IEnumerable<string> Lines() =>
    [
        "[databases]",
        $"* = host={Server.Host} port={Server.Port} user={Server.Username}" + (Server.Password is { } password ? $" password={ConnectionValue(password)}" : ""),
        "[pgbouncer]",
        .. new Dictionary<string, string>
        {
            ["listen_addr"] = "127.0.0.1",
            ["listen_port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_dir"] = "",
            ["auth_type"] = "any",
            ["pool_mode"] = Options.PoolMode.ToString().ToLowerInvariant(),
            ["default_pool_size"] = Options.PoolSize.ToString(CultureInfo.InvariantCulture),
            ["max_client_conn"] = "500",
            // Npgsql sends it at start; PgBouncer refuses start-up parameters it does not track.
            ["ignore_startup_parameters"] = "extra_float_digits",
        }
        .Concat(Options.Settings)
        .GroupBy(setting => setting.Key, (name, settings) => $"{name} = {settings.Last().Value}"),
    ];

    private static string ConnectionValue(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
