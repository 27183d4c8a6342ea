namespace PrismaNext.LocalServers;

/// <summary>Decides as whom a server runs, because PostgreSQL and PgBouncer refuse to run as root.</summary>
internal static class UnprivilegedUser
{
    private static readonly string[] Users = ["postgres", "nobody"];

    /// <summary>Returns the words that, before a command, run it without root's privileges: none when this process has none.</summary>
    public static async Task<IReadOnlyList<string>> PrefixAsync(Machine machine, bool isPrivileged, CancellationToken cancellationToken)
    {
        if (!isPrivileged)
            return [];
        foreach (var user in Users)
        {
            if (await CommandLine.TryReadAsync("id", ["-u", user], cancellationToken) is null)
                continue;
            if (machine.FindOnPath("runuser") is { } runuser)
                return [runuser, "-u", user, "--"];
            if (machine.FindOnPath("sudo") is { } sudo)
                return [sudo, "-n", "-u", user, "--"];
            if (machine.FindOnPath("su") is { } su)
                return [su, "-s", "/bin/sh", user, "-c", "exec \"$0\" \"$@\"", "--"];
        }

        throw LocalServerErrors.NoUnprivilegedUser();
    }
}
