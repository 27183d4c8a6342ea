using System.Diagnostics;

namespace Quickstart.Tests;

/// <summary>The sample as its users start it, with its output read through a pipe.</summary>
internal sealed class TourProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private TourProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static TourProcess Start(params IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Quickstart.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        return new TourProcess(Process.Start(start)!); // Null only with UseShellExecute.
    }

    /// <summary>Reads up to the first line that holds the text, and returns all lines so far.</summary>
    public async Task<string> ReadToLineWithAsync(string text)
    {
        var lines = new List<string>();
        while (lines is [] || !lines[^1].Contains(text, StringComparison.Ordinal))
        {
            var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            lines.Add(line ?? throw new InvalidOperationException($"The tour ended before '{text}': {string.Join('\n', lines)}"));
        }

        return string.Join('\n', lines);
    }

    public async Task<(string Output, int ExitCode)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (output, _process.ExitCode);
    }

    public void Dispose()
    {
        // A test that failed half-way must not leave a tour running.
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
