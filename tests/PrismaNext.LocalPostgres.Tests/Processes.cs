using System.Diagnostics;

namespace PrismaNext.LocalServers.Tests;

/// <summary>The processes of the computer.</summary>
internal static class Processes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Returns user and command line of each process that names the folder.</summary>
    public static async Task<string[]> ThatNameAsync(string folder)
    {
        var all = await CommandLine.TryReadAsync("ps", ["-eo", "user,args"], CancellationToken.None);
        Assert.NotNull(all);
        return [.. all.Split('\n').Where(line => line.Contains(folder, StringComparison.Ordinal))];
    }

    public static async Task AssertNothingRemainsAsync(string folder)
    {
        var started = Stopwatch.StartNew();
        while (Directory.Exists(folder) || await ThatNameAsync(folder) is not [])
        {
            Assert.True(started.Elapsed < Patience, $"{folder} exists: {Directory.Exists(folder)}; {string.Join("; ", await ThatNameAsync(folder))}");
            await Task.Delay(50);
        }
    }
}
