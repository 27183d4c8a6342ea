namespace PrismaNext.LocalServers.Tests;

/// <summary>Computers to look for servers on.</summary>
internal static class Machines
{
    /// <summary>This one, whatever server the tests as a whole were given.</summary>
    public static Machine WithoutUrl { get; } = WithUrl(null);

    public static Machine WithUrl(string? url) => Machine.Current with
    {
        Variable = name => name == LocalPostgres.UrlVariable ? url : Environment.GetEnvironmentVariable(name),
    };

    /// <summary>Why servers cannot be started here, or null if they can.</summary>
    public static string? MissingReason { get; } = FindMissingReason();

    private static string? FindMissingReason()
    {
        try
        {
            Task.Run(() => PostgresLocator.FindAsync(Machine.Current, CancellationToken.None)).GetAwaiter().GetResult();
            return null;
        }
        catch (LocalServerException exception)
        {
            return exception.Message;
        }
    }
}
