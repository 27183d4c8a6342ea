namespace PrismaNext.LocalServers;

/// <summary>A folder that holds the server's programs, and their major version.</summary>
internal sealed record PostgresBinaries(Machine Machine, string Folder, int Version)
{
    public string this[string program] => Machine.ProgramIn(Folder, program);

    /// <summary>Returns whether the server can load the library, which is in a package of its own on some systems.</summary>
    public async Task<bool> HasLibraryAsync(string library, CancellationToken cancellationToken)
    {
        var folder = await CommandLine.TryReadAsync(this["pg_config"], ["--pkglibdir"], cancellationToken) ?? Path.Combine(Folder, "..", "lib");
        return new[] { ".so", ".dylib", ".dll" }.Any(extension => File.Exists(Path.Combine(folder, library + extension)));
    }
}
