using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PrismaNext.Runtime.Tests;

/// <summary>Forwards TCP connections to a server and counts round trips: how often the client speaks after the server did.</summary>
internal sealed class RoundTripProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private int _roundTrips;
    private int _clientSpeaks;

    public RoundTripProxy(string connectionString, int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (target.Host!, target.Port); // Connection strings of tests name a host.
        _listener.Start();
        target.Host = "127.0.0.1";
        target.Port = Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = target.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>The server's connection string with the proxy in between.</summary>
    public string ConnectionString { get; }

    public int Port { get; }

    public int RoundTrips => Volatile.Read(ref _roundTrips);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_host, _port, _stop.Token);
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
            while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (Interlocked.Exchange(ref _clientSpeaks, isClient ? 1 : 0) == 0 && isClient)
                    Interlocked.Increment(ref _roundTrips);
                await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone; the other is closed by the caller.
        }
    }
}
