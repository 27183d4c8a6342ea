using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;

namespace PrismaNext.Benchmarks.Data;

/// <summary>A line to the server on which every answer comes later; its throughput is that of the machine.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly TimeSpan _latency;
    private readonly Task _accepting;

    /// <param name="connectionString">The server.</param>
    /// <param name="latency">What a round trip takes longer; waited for on the way to the server.</param>
    public SlowLine(string connectionString, TimeSpan latency)
    {
        (_address, _latency) = (new(connectionString), latency);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>The server at the other end of the line.</summary>
    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
                lines.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_address.Host!, _address.Port, _stop.Token); // The program's own server has a host.
            (client.NoDelay, server.NoDelay) = (true, true);
            await Task.WhenAny(DelayAsync(client.GetStream(), server.GetStream()), PassAsync(server.GetStream(), client.GetStream()));
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, 256 * 1024, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // One end has hung up.
        }
    }

    // What is on the line does not keep the next message from entering it.
    private async Task DelayAsync(NetworkStream from, NetworkStream to)
    {
        var line = Channel.CreateUnbounded<(long Due, byte[] Message)>();
        var leaving = LeaveAsync(line.Reader, to);
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
                line.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(_latency.TotalSeconds * Stopwatch.Frequency), buffer[..read]));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // One end has hung up.
        }

        line.Writer.Complete();
        await leaving;
    }

    private async Task LeaveAsync(ChannelReader<(long Due, byte[] Message)> line, NetworkStream to)
    {
        try
        {
            await foreach (var (due, message) in line.ReadAllAsync(_stop.Token))
            {
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
                    await Task.Delay(left, _stop.Token);
                await to.WriteAsync(message, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // One end has hung up.
        }
    }
}
