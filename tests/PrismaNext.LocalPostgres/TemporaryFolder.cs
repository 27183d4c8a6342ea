using System.Runtime.Versioning;

namespace PrismaNext.LocalServers;

/// <summary>Where servers keep their files.</summary>
internal static class TemporaryFolder
{
    /// <summary>Returns the path of a new temporary folder, which does not exist yet; for root one that the server's user can make.</summary>
    public static string NewPath()
    {
        var parent = Path.GetTempPath();
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess && !IsOpenToAll(new DirectoryInfo(parent)))
            parent = "/tmp";
        return Path.Combine(parent, $"prismanext-{Guid.NewGuid().ToString("N")[..12]}");
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpenToAll(DirectoryInfo folder)
    {
        if (!folder.Exists || !folder.UnixFileMode.HasFlag(UnixFileMode.OtherWrite))
            return false;
        for (var parent = folder; parent is not null; parent = parent.Parent)
        {
            if (!parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }
}
