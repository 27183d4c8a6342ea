using System.Diagnostics;

namespace PrismaNext.LocalServers;

/// <summary>A server on Unix, owned by a small shell that outlives this process and takes the server and its folder down with it.</summary>
/// <remarks>
/// The shell waits for the end of its standard input, whose other end only this process holds. The system closes it however this process ends:
/// disposal, normal exit, Ctrl-C, <c>kill -9</c>. So there is one way down, and every ending takes it.
/// </remarks>
internal sealed class GuardedServer : IServerProcess
{
    private const string Guard = """
        folder=$1 signal=$2 prepare=$3
        shift 3
        # Ctrl-C in a terminal goes to the whole process group; the server leaves the group, the guard stays and does its work.
        trap '' HUP INT TERM
        mkdir -m 700 "$folder" || exit
        exec 3<&0 4>&1 </dev/null >"$folder/log" 2>&1
        # In the background, so that the guard is no child of the process it watches when an IDE kills that process with its children.
        {
          if sh -c "$prepare"; then
            "$@" 3<&- 4>&- & server=$!
            # Again until it works: a server that has only just started ignores the signal until it has set its handlers.
            { read -r _ <&3; while kill -s "$signal" $server; do sleep 0.1; done; } 4>&- & watch=$!
            wait $server
            kill -s KILL $watch
          fi
          cat "$folder/log" >&4
          # The server has ended, which is what the other end waits for; tens of thousands of files may take the disk a minute.
          exec 4>&-
          rm -rf "$folder"
        } &
        """;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly string _folder;

    private GuardedServer(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        Ended = process.StandardOutput.ReadToEndAsync();
    }

    public Task<string> Ended { get; }

    /// <summary>Starts the guard, which makes the folder, runs <paramref name="prepare"/> (shell text) and then the command.</summary>
    /// <param name="userPrefix">The words that drop root's privileges, or none.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    /// <param name="stopSignal">The signal that ends the server at once.</param>
    /// <param name="prepare">Shell text that runs before the server.</param>
    /// <param name="command">The server's program and arguments; it must stay in the foreground.</param>
    public static GuardedServer Start(
        IReadOnlyList<string> userPrefix, string folder, string stopSignal, string prepare, IReadOnlyList<string> command)
    {
        // Where there is no setsid (macOS), job control gives the server a process group of its own.
        var setsid = Machine.Current.FindOnPath("setsid");
        var guard = setsid is null ? "set -m\n" + Guard : Guard;
        string[] session = setsid is null ? [] : [setsid];
        // The outer shell only joins the two outputs, so that a message of runuser or mkdir is not lost.
        string[] arguments =
        [
            "-c", "exec \"$@\" 2>&1", "sh",
            .. session, .. userPrefix, "/bin/sh", "-c", guard, "guard", folder, stopSignal, prepare, .. command,
        ];
        var start = new ProcessStartInfo("/bin/sh", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/", // The caller's folder may be closed to the server's user.
        };
        // PGDATA, PGPORT and their like are meant for the caller's servers, not for this one.
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        return new GuardedServer(Process.Start(start)!, folder); // Null only with UseShellExecute.
    }

    /// <summary>Returns the words as one line of shell text.</summary>
    public static string Quote(params IEnumerable<string> words) =>
        string.Join(' ', words.Select(word => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await Ended.WaitAsync(StopTimeout);

        // What takes longer to remove, the guard removes while this process goes on, or after it.
        for (var start = Stopwatch.GetTimestamp(); Directory.Exists(_folder) && Stopwatch.GetElapsedTime(start) < RemovalTimeout;)
            await Task.Delay(PollInterval);
        _process.Dispose();
    }
}
