using System.Globalization;
using System.Text.RegularExpressions;

namespace PrismaNext.LocalServers;

/// <summary>Finds the server's binaries: what the user names first, then PATH, then where installers put them, newest first.</summary>
internal static partial class PostgresLocator
{
    public const string FolderVariable = "PRISMANEXT_POSTGRES_BIN";
    public const int MinimumVersion = 14;

    public static async Task<PostgresBinaries> FindAsync(Machine machine, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        await foreach (var folder in CandidatesAsync(machine, cancellationToken))
        {
            if (!File.Exists(machine.ProgramIn(folder, "initdb")) || !File.Exists(machine.ProgramIn(folder, "postgres")))
            {
                rejected.Add($"{folder} does not hold both initdb and postgres");
                continue;
            }

            var version = await CommandLine.TryReadAsync(machine.ProgramIn(folder, "postgres"), ["--version"], cancellationToken) ?? "";
            if (MajorVersion().Match(version) is { Success: true } match
                && int.Parse(match.Value, CultureInfo.InvariantCulture) is >= MinimumVersion and var major)
                return new PostgresBinaries(machine, folder, major);
            rejected.Add($"{folder} holds '{version}'");
        }

        throw LocalServerErrors.PostgresNotFound(rejected);
    }

    private static async IAsyncEnumerable<string> CandidatesAsync(
        Machine machine, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (machine.Variable(FolderVariable) is { Length: > 0 } chosen)
        {
            // Who names a folder wants that one: falling back to another version would hide the mistake.
            yield return chosen;
            yield break;
        }

        if (machine.FindOnPath("postgres") is { } postgres)
            yield return RealFolder(postgres);
        if (machine.FindOnPath("pg_config") is { } config && await CommandLine.TryReadAsync(config, ["--bindir"], cancellationToken) is { } folder)
            yield return folder;
        foreach (var usual in UsualFolders(machine))
            yield return usual;
    }

    private static IEnumerable<string> UsualFolders(Machine machine) =>
        machine.IsWindows
            ? machine.Folders(Path.Combine(machine.Variable("ProgramFiles") ?? "", "PostgreSQL"), "*", "bin")
            :
            [
                .. machine.Folders("usr/lib/postgresql", "*", "bin"),
                .. machine.Folders("usr", "pgsql-*", "bin"),
                .. machine.Folders("opt/homebrew/opt", "postgresql*", "bin"),
                .. machine.Folders("usr/local/opt", "postgresql*", "bin"),
                .. machine.Folders("home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
                .. machine.Folders("Applications/Postgres.app/Contents/Versions", "*", "bin"),
            ];

    /// <summary>Follows a link, because the libraries of the server lie where the program really is.</summary>
    private static string RealFolder(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!; // A program lies in a folder.

    [GeneratedRegex(@"\d+")]
    private static partial Regex MajorVersion();
}
