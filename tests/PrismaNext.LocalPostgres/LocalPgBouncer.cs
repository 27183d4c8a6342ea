using Npgsql;

namespace PrismaNext.LocalServers;

/// <summary>A PgBouncer in front of a <see cref="LocalPostgres"/>, started from the machine's program; it ends as a server started there does.</summary>
/// <remarks>Not on Windows. Safe for concurrent use.</remarks>
public sealed class LocalPgBouncer : IAsyncDisposable
{
    internal const string ProgramVariable = "PRISMANEXT_PGBOUNCER";

    internal const string InstallCommands =
        $"Debian/Ubuntu: sudo apt-get install -y pgbouncer · macOS: brew install pgbouncer · elsewhere: set {ProgramVariable} to the program.";

    private readonly IServerProcess _process;
    private int _isDisposed;

    private LocalPgBouncer(IServerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Why PgBouncer cannot be started here and how to install it, or null if it can.</summary>
    public static string? MissingReason { get; } = Find(Machine.Current) is null
        ? $"pgbouncer is neither named by {ProgramVariable}, nor on PATH, nor in /usr/sbin. {InstallCommands}"
        : null;

    /// <summary>PgBouncer's port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts PgBouncer in front of the server; ready when the task completes.</summary>
    /// <exception cref="LocalServerException">
    /// <c>LOCALPGBOUNCER.NOT_FOUND</c>, <c>LOCALPGBOUNCER.START_FAILED</c>, <c>LOCALPOSTGRES.NO_UNPRIVILEGED_USER</c>.
    /// </exception>
    public static async Task<LocalPgBouncer> StartAsync(
        LocalPostgres postgres, LocalPgBouncerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var program = Find(Machine.Current) ?? throw LocalServerErrors.PgBouncerNotFound();
        var userPrefix = await UnprivilegedUser.PrefixAsync(Machine.Current, Environment.IsPrivilegedProcess, cancellationToken);
        var server = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        options ??= new LocalPgBouncerOptions();
        var (process, plan) = await ServerLauncher.LaunchAsync(
            port => new PgBouncerPlan(program, userPrefix, server, options, port), options.StartTimeout, cancellationToken);
        return new LocalPgBouncer(process, plan.Port);
    }

    /// <summary>Returns the connection string that reaches the same database through PgBouncer.</summary>
    /// <param name="connectionString">What <see cref="LocalPostgres.CreateDatabaseAsync"/> returned.</param>
    public string ConnectionStringFor(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Port, SslMode = SslMode.Disable }.ConnectionString;

    /// <summary>Stops PgBouncer and removes its folder; its clients lose their connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            await _process.DisposeAsync();
    }

    internal static string? Find(Machine machine)
    {
        if (machine.IsWindows)
            return null;
        // Who names a program wants that one. /usr/sbin is where Debian puts it, and not on a normal user's PATH.
        var program = machine.Variable(ProgramVariable) is { Length: > 0 } chosen
            ? chosen
            : machine.FindOnPath("pgbouncer") ?? Path.Combine(machine.Root, "usr/sbin/pgbouncer");
        return File.Exists(program) ? program : null;
    }
}
