using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PrismaNext.Runtime.Tests;

/// <summary>Accepts connections between a client and a server; what becomes of one is up to the class below.</summary>
internal abstract class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private Task _accepting = Task.CompletedTask;

    /// <param name="port">The port to listen at; 0 for one that is free.</param>
    protected TcpProxy(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Cancelled when the proxy ends.</summary>
    protected CancellationToken Stop => _stop.Token;

    /// <summary>The connection string of a database of the server with the proxy in between.</summary>
    public virtual string AddressOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    /// <summary>Begins to accept connections; to be called when the class below is ready for them.</summary>
    protected void Start() => _accepting = AcceptAsync();

    /// <summary>Forwards a connection until one of its sides has gone.</summary>
    protected abstract Task ServeAsync(TcpClient client);

    /// <summary>Ends the connections that do not see by themselves that the proxy ends.</summary>
    protected virtual void EndConnections()
    {
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
                running.Add(ServeAsync(await _listener.AcceptTcpClientAsync(Stop)));
        }
        catch (OperationCanceledException)
        {
            EndConnections();
            await Task.WhenAll(running);
        }
    }
}
