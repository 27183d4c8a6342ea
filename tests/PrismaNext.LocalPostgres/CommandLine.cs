using System.ComponentModel;
using System.Diagnostics;

namespace PrismaNext.LocalServers;

/// <summary>Runs a short command to its end.</summary>
internal static class CommandLine
{
    /// <summary>Returns the trimmed standard output, or null if the program is missing or fails.</summary>
    public static async Task<string?> TryReadAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!; // Null only with UseShellExecute.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
