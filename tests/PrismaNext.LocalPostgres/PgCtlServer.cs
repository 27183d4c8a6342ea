using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PrismaNext.LocalServers;

/// <summary>A server run through <c>pg_ctl</c>, for Windows, where there is no shell to guard it.</summary>
/// <remarks>
/// It is stopped by disposal, at normal exit and on Ctrl-C. When this process is killed, server and folder stay: Windows gives a process no say
/// in what happens after its end.
/// </remarks>
internal sealed class PgCtlServer : IServerProcess
{
    private readonly PostgresBinaries _binaries;
    private readonly string _folder;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _isStopped;

    private PgCtlServer(PostgresBinaries binaries, string folder)
    {
        _binaries = binaries;
        _folder = folder;
    }

    public Task<string> Ended => _ended.Task;

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "log");

    public static async Task<PgCtlServer> StartAsync(
        PostgresBinaries binaries, string folder, IReadOnlyList<string> initialise, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var server = new PgCtlServer(binaries, folder);
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += server.OnProcessExit;
        server._signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => server.Stop()));
        server._signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => server.Stop()));
        try
        {
            if (await CommandLine.TryReadAsync(binaries["initdb"], initialise, cancellationToken) is null)
                server._ended.TrySetResult("initdb failed.");
            else if (await server.StartAsync(settings, cancellationToken) != 0)
                server._ended.TrySetResult(await File.ReadAllTextAsync(server.Log, cancellationToken));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _signals.ForEach(signal => signal.Dispose());
        Stop();
        return ValueTask.CompletedTask;
    }

    private void OnProcessExit(object? sender, EventArgs arguments) => Stop();

    private void Stop()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
            return;
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            using var stop = Process.Start(new ProcessStartInfo(_binaries["pg_ctl"], ["stop", "-s", "-m", "immediate", "-D", Data]));
            stop?.WaitForExit();
        }

        Directory.Delete(_folder, recursive: true);
        _ended.TrySetResult("");
    }

    private async Task<int> StartAsync(IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', settings.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        // pg_ctl hands its standard handles on to the server, so none is redirected: reading them to the end would never end.
        using var process = Process.Start(
            new ProcessStartInfo(_binaries["pg_ctl"], ["start", "-s", "-w", "-D", Data, "-l", Log, "-o", words]))!; // Null only with UseShellExecute.
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
