namespace PrismaNext.LocalServers.Tests;

/// <summary>A process that owns a server: it prints the server's folder, and ends without disposal when it is killed or its input ends.</summary>
internal static class Program
{
    private static async Task Main()
    {
        var postgres = await LocalPostgres.StartAsync();
        await Console.Out.WriteLineAsync(postgres.Folder);
        await Console.In.ReadToEndAsync();
    }
}
