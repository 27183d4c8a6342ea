namespace PrismaNext.LocalServers.Tests;

/// <summary>A root folder with scripts in the place of programs.</summary>
internal sealed class FakeDisk : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("prismanext-test-").FullName;

    /// <summary>A computer with this disk and no variables except those given.</summary>
    public Machine Machine(params (string Name, string Value)[] variables)
    {
        var values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new Machine { Root = _root, Variable = values.GetValueOrDefault, IsWindows = false };
    }

    /// <summary>Puts <c>initdb</c> and <c>postgres</c> of a version into a folder, and returns its full path.</summary>
    public string AddServer(string folder, string version)
    {
        AddProgram(folder, "initdb", $"initdb (PostgreSQL) {version}");
        AddProgram(folder, "postgres", $"postgres (PostgreSQL) {version}");
        return Path.Combine(_root, folder);
    }

    /// <summary>Puts a program that prints a line into a folder, and returns the folder's full path.</summary>
    public string AddProgram(string folder, string program, string output)
    {
        var path = Directory.CreateDirectory(Path.Combine(_root, folder)).FullName;
        var file = Path.Combine(path, program);
        File.WriteAllText(file, $"#!/bin/sh\necho '{output}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
