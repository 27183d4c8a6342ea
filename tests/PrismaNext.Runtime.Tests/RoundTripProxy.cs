using System.Net.Sockets;
using Npgsql;

namespace PrismaNext.Runtime.Tests;

/// <summary>Forwards TCP connections to a server and counts round trips: how often the client speaks after the server did.</summary>
internal sealed class RoundTripProxy : TcpProxy
{
    private readonly string _host;
    private readonly int _port;
    private int _roundTrips;
    private int _clientSpeaks;

    public RoundTripProxy(string connectionString, int port = 0)
        : base(port)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (server.Host!, server.Port); // Connection strings of tests name a host.
        ConnectionString = AddressOf(connectionString);
        Start();
    }

    /// <summary>The server's connection string with the proxy in between.</summary>
    public string ConnectionString { get; }

    public int RoundTrips => Volatile.Read(ref _roundTrips);

    protected override async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_host, _port, Stop);
            (client.NoDelay, server.NoDelay) = (true, true);
            var up = CopyAsync(client.GetStream(), server.GetStream(), isClient: true);
            var down = CopyAsync(server.GetStream(), client.GetStream(), isClient: false);
            await Task.WhenAny(up, down);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isClient)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, Stop)) > 0)
            {
                if (Interlocked.Exchange(ref _clientSpeaks, isClient ? 1 : 0) == 0 && isClient)
                    Interlocked.Increment(ref _roundTrips);
                await to.WriteAsync(buffer.AsMemory(0, read), Stop);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone; the other is closed by the caller.
        }
    }
}
