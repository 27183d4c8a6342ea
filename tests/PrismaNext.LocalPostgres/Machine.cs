using System.Globalization;
using System.Text.RegularExpressions;

namespace PrismaNext.LocalServers;

/// <summary>What finding a server needs to know of the computer; a test gives another root folder and other variables.</summary>
internal sealed partial record Machine
{
    public static Machine Current { get; } = new();

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Prefix of the absolute folders that are searched.</summary>
    public string Root { get; init; } = "/";

    public bool IsWindows { get; init; } = OperatingSystem.IsWindows();

    /// <summary>Returns the full path of a program in one of the folders on PATH, or null.</summary>
    public string? FindOnPath(string program) =>
        (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => ProgramIn(folder, program))
        .FirstOrDefault(File.Exists);

    public string ProgramIn(string folder, string program) => Path.Combine(folder, IsWindows ? program + ".exe" : program);

    /// <summary>Folders that match <c>parent/pattern/child</c>, those with the highest version number in their name first.</summary>
    public IEnumerable<string> Folders(string parent, string pattern, string child)
    {
        var folder = Path.Combine(Root, parent);
        return Directory.Exists(folder)
            ? Directory.GetDirectories(folder, pattern).OrderByDescending(VersionInName).Select(match => Path.Combine(match, child))
            : [];
    }

    private static double VersionInName(string folder) =>
        double.TryParse(Number().Match(Path.GetFileName(folder)).Value, CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
