namespace PrismaNext.LocalServers;

/// <summary>The only place that creates a <see cref="LocalServerException"/>, one factory per code.</summary>
internal static class LocalServerErrors
{
    public static LocalServerException PostgresNotFound(IReadOnlyCollection<string> rejected) => new(
        code: "LOCALPOSTGRES.NOT_FOUND",
        message: "No PostgreSQL server binaries were found on this machine.",
        why: "Neither PRISMANEXT_POSTGRES_BIN, PATH, 'pg_config --bindir' nor the usual folders hold initdb and postgres of version "
            + $"{PostgresLocator.MinimumVersion} or newer." + string.Concat(rejected.Select(reason => $"{Environment.NewLine}  rejected: {reason}")),
        fix: $"""
            install the server, or point to one that runs:
              Debian/Ubuntu  sudo apt-get install -y postgresql
              macOS          brew install postgresql@17
              Windows        winget install --id PostgreSQL.PostgreSQL.17
              Docker         docker run --rm -d -p 5432:5432 -e POSTGRES_PASSWORD=postgres postgres:17
                             and set {LocalPostgres.UrlVariable}=postgres://postgres:postgres@127.0.0.1:5432/postgres
              elsewhere      set {PostgresLocator.FolderVariable} to the folder of initdb and postgres
            """);

    public static LocalServerException UrlInvalid(string reason) => new(
        code: "LOCALPOSTGRES.URL_INVALID",
        message: $"The value of {LocalPostgres.UrlVariable} cannot be read.",
        why: reason,
        fix: $"{LocalPostgres.UrlVariable}=postgres://user:password@host:5432/database?sslmode=prefer, or Host=…;Username=…;Password=…;Database=…");

    public static LocalServerException NoUnprivilegedUser() => new(
        code: "LOCALPOSTGRES.NO_UNPRIVILEGED_USER",
        message: "PostgreSQL cannot be started by root, and no way to start it as another user was found.",
        why: "PostgreSQL refuses to run as root. A user 'postgres' or 'nobody', and one of runuser, sudo and su, are needed to drop the privilege.",
        fix: "Run as a normal user, or create one: useradd --system postgres");

    public static LocalServerException PostgresStartFailed(string reason, Exception? inner = null) => new(
        code: "LOCALPOSTGRES.START_FAILED",
        message: "PostgreSQL was found, but did not start.",
        why: reason,
        fix: $"Read the server's messages above; set {PostgresLocator.FolderVariable} to other binaries, TMPDIR to a folder that the server's user can "
            + $"write, or {LocalPostgres.UrlVariable} to a server that runs.",
        inner);

    public static LocalServerException PgBouncerNotFound() => new(
        code: "LOCALPGBOUNCER.NOT_FOUND",
        message: "PgBouncer was not found on this machine.",
        why: LocalPgBouncer.MissingReason ?? "The program disappeared while it was being started.",
        fix: LocalPgBouncer.InstallCommands);

    public static LocalServerException PgBouncerStartFailed(string reason, Exception? inner = null) => new(
        code: "LOCALPGBOUNCER.START_FAILED",
        message: "PgBouncer was found, but did not start.",
        why: reason,
        fix: $"Read its messages above, or set {LocalPgBouncer.ProgramVariable} to another pgbouncer.",
        inner);
}
