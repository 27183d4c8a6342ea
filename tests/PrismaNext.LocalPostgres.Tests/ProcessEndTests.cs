using System.Diagnostics;

namespace PrismaNext.LocalServers.Tests;

public sealed class ProcessEndTests
{
    [UnixServerTheory]
    [InlineData("kill -s KILL $1")]
    [InlineData("kill -s INT $1")]
    [InlineData("kill -s TERM $1")]
    [InlineData("kill -s HUP $1")]
    public async Task A_signal_to_the_process_leaves_neither_server_nor_folder(string kill)
    {
        using var owner = StartOwner(["dotnet"]);
        await KillAsync(owner, kill);
    }

    [UnixServerTheory]
    [InlineData("kill -s INT -- -$1")]
    [InlineData("kill -s KILL -- -$1")]
    public async Task A_signal_to_its_process_group_as_Ctrl_C_sends_leaves_neither_server_nor_folder(string kill)
    {
        // perl is where setsid is not: both give the process a group of its own, which does not contain this test.
        using var owner = StartOwner(["perl", "-e", "setpgrp(0, 0); exec @ARGV", "dotnet"]);
        await KillAsync(owner, kill);
    }

    [UnixServerTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_process_that_forgot_to_dispose_leaves_neither_server_nor_folder(bool killsChildren)
    {
        using var owner = StartOwner(["dotnet"], killsChildren ? "" : Program.Exit);
        var folder = await FolderOfAsync(owner);
        if (killsChildren)
            owner.Kill(entireProcessTree: true); // As the stop button of an IDE does.
        await Processes.AssertNothingRemainsAsync(folder);
    }

    private static async Task KillAsync(Process owner, string kill)
    {
        var folder = await FolderOfAsync(owner);
        Assert.NotEmpty(await Processes.ThatNameAsync(folder));
        Assert.NotNull(await CommandLine.TryReadAsync("sh", ["-c", kill, "sh", $"{owner.Id}"], CancellationToken.None));
        await Processes.AssertNothingRemainsAsync(folder);
        Assert.True(owner.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    private static async Task<string> FolderOfAsync(Process owner)
    {
        var folder = await owner.StandardOutput.ReadLineAsync();
        Assert.False(string.IsNullOrEmpty(folder));
        return folder;
    }

    private static Process StartOwner(string[] command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        start.Environment.Remove(LocalPostgres.UrlVariable);
        return Process.Start(start)!; // Null only with UseShellExecute.
    }
}
