namespace PrismaNext.Linq.Tests;

/// <summary>The C# files of the repository.</summary>
internal static class SourceTree
{
    private static readonly string[] Top = ["src", "tests", "samples", "benchmarks"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to <see cref="Root"/>, with slashes, of what is written by hand below a folder.</summary>
    public static IEnumerable<string> FilesBelow(string folder)
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path)
            ? []
            : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"));
    }

    public static IEnumerable<string> Files => Top.SelectMany(FilesBelow);

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrismaNext.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}
