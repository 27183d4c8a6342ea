namespace PrismaNext.LocalServers.Tests;

/// <summary>A process that owns a server: it prints the server's folder, then ends without disposal or waits to be killed.</summary>
internal static class Program
{
    public const string Exit = "exit";

    private static async Task Main(string[] arguments)
    {
        var postgres = await LocalPostgres.StartAsync();
        await Console.Out.WriteLineAsync(postgres.Folder);
        if (!arguments.Contains(Exit))
            await Task.Delay(Timeout.Infinite);
    }
}
