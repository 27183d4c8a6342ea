using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>This program, published with <c>PublishReadyToRun</c> into a temporary folder that is gone when it is disposed.</summary>
internal sealed partial class ReadyToRunProgram : IDisposable
{
    private const string Project = "PrismaNext.Benchmarks.csproj";

    private readonly DirectoryInfo _folder;

    private ReadyToRunProgram(DirectoryInfo folder) => _folder = folder;

    /// <summary>The program's file.</summary>
    public string File => Path.Combine(_folder.FullName, "out", Path.GetFileName(Environment.ProcessPath!)); // Published under the name that it runs by.

    /// <summary>Publishes the project that this program was built from.</summary>
    /// <exception cref="PublishException">The project is not there, or the SDK or its compiler cannot be had.</exception>
    public static async Task<ReadyToRunProgram> PublishAsync()
    {
        var project = Find() ?? throw new PublishException("its project is not around the program's folder.");
        var program = new ReadyToRunProgram(Directory.CreateTempSubdirectory("prismanext-r2r-"));
        try
        {
            await program.PublishAsync(project);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The first error of a build without the place that it came from; null when there is none.</summary>
    internal static string? ErrorOf(string output) => Error().Match(output) is { Success: true } error ? error.Groups["text"].Value.Trim() : null;

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, Project);
            if (System.IO.File.Exists(file))
                return file;
        }

        return null;
    }

    // Everything goes to the temporary folder, so that the usual build stays as it is.
    private async Task PublishAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "publish", project, "--configuration", "Release", "--use-current-runtime", "--no-self-contained", "--nologo", "--verbosity", "quiet",
                "--artifacts-path", Path.Combine(_folder.FullName, "build"), "--output", Path.Combine(_folder.FullName, "out"),
                "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-nodeReuse:false",
            },
        };
        try
        {
            using var process = Process.Start(start)!; // Null only with UseShellExecute.
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new PublishException(ErrorOf(output) ?? $"the build ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PublishException("'dotnet' is not on the path.");
        }
    }

    [GeneratedRegex(@"error (?<text>\w+: [^\[\r\n]*)")]
    private static partial Regex Error();
}
