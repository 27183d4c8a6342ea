using System.Globalization;

namespace PrismaNext.LocalServers;

/// <summary>A throw-away PostgreSQL cluster: fast because it promises nothing after a crash, open because only this machine reaches it.</summary>
internal sealed record PostgresPlan(PostgresBinaries Binaries, IReadOnlyList<string> UserPrefix, IReadOnlyDictionary<string, string> Settings, int Port)
    : IServerPlan
{
    public const string Superuser = "postgres";

    /// <summary>The line of <c>postmaster.pid</c> that says "ready", counted from zero; <c>pg_ctl start -w</c> reads the same.</summary>
    private const int StatusLine = 7;

    public string Folder { get; } = TemporaryFolder.NewPath();

    private string Data => Path.Combine(Folder, "data");

    public async Task<IServerProcess> StartAsync(CancellationToken cancellationToken) =>
        Binaries.Machine.IsWindows
            ? await PgCtlServer.StartAsync(Binaries, Folder, Initialise("C"), [.. Serve], cancellationToken)
            : GuardedServer.Start(
                UserPrefix,
                Folder,
                // An immediate shutdown: nothing of this cluster is worth a checkpoint.
                stopSignal: "QUIT",
                // C.UTF-8 sorts by code point as ordinal comparison does, and knows upper and lower case beyond ASCII. Not every system has it.
                prepare: $"{Shell(Initialise("C.UTF-8"))} || {Shell(Initialise("C"))}",
                command: [Binaries["postgres"], "-D", Data, .. Serve]);

    public bool IsReady()
    {
        var file = new FileInfo(Path.Combine(Data, "postmaster.pid"));
        return file.Exists && File.ReadLines(file.FullName).ElementAtOrDefault(StatusLine)?.Trim() == "ready";
    }

    public LocalServerException Failed(string reason) => LocalServerErrors.PostgresStartFailed(reason);

    internal IEnumerable<string> Serve =>
        new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = Folder,
            ["max_connections"] = "200",
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            ["synchronous_commit"] = "off",
        }
        .Concat(Settings)
        .SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });

    internal string[] Initialise(string locale) =>
        ["-D", Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", $"--locale={locale}", "--no-sync", "--no-instructions"];

    private string Shell(IEnumerable<string> arguments) => GuardedServer.Quote([Binaries["initdb"], .. arguments]);
}
