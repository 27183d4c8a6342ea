using System.Diagnostics;

namespace PrismaNext.LocalServers.Tests;

public sealed class ProcessEndTests
{
    // A group of its own, so that a signal to the group does not reach this test; and no signal ignored, as a job in the background inherits it.
    private const string Launcher = "$SIG{$_} = 'DEFAULT' for qw(HUP INT TERM); setpgrp(0, 0); exec @ARGV";

    [SignalTheory]
    [InlineData("kill -s KILL $1")]
    [InlineData("kill -s INT $1")]
    [InlineData("kill -s TERM $1")]
    [InlineData("kill -s HUP $1")]
    public Task A_signal_to_the_process_leaves_neither_server_nor_folder(string kill) => KillAsync(kill);

    [SignalTheory]
    [InlineData("kill -s INT -- -$1")]
    [InlineData("kill -s KILL -- -$1")]
    public Task A_signal_to_the_group_as_Ctrl_C_sends_it_leaves_neither_server_nor_folder(string kill) => KillAsync(kill);

    [ServerFact]
    public async Task The_end_of_a_process_that_forgot_to_dispose_leaves_neither_server_nor_folder()
    {
        using var owner = StartOwner(["dotnet"]);
        var folder = await FolderOfAsync(owner);
        owner.StandardInput.Close();
        await Processes.AssertNothingRemainsAsync(folder);
        await owner.WaitForExitAsync();
        Assert.Equal(0, owner.ExitCode);
    }

    [ServerFact]
    public async Task Killing_the_process_with_its_children_as_an_IDE_does_leaves_neither_server_nor_folder()
    {
        using var owner = StartOwner(["dotnet"]);
        var folder = await FolderOfAsync(owner);
        owner.Kill(entireProcessTree: true);
        await Processes.AssertNothingRemainsAsync(folder);
    }

    private static async Task KillAsync(string kill)
    {
        using var owner = StartOwner(["perl", "-e", Launcher, "dotnet"]);
        var folder = await FolderOfAsync(owner);
        Assert.NotEmpty(await Processes.ThatNameAsync(folder));
        Assert.NotNull(await CommandLine.TryReadAsync("sh", ["-c", kill, "sh", $"{owner.Id}"], CancellationToken.None));
        await Processes.AssertNothingRemainsAsync(folder);
        await owner.WaitForExitAsync();
        Assert.NotEqual(0, owner.ExitCode);
    }

    private static async Task<string> FolderOfAsync(Process owner)
    {
        var folder = await owner.StandardOutput.ReadLineAsync();
        Assert.False(string.IsNullOrEmpty(folder));
        return folder;
    }

    private static Process StartOwner(string[] command)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), typeof(Program).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove(LocalPostgres.UrlVariable);
        return Process.Start(start)!; // Null only with UseShellExecute.
    }
}
