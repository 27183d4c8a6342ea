using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>One connection through a <see cref="WireProxy"/>.</summary>
internal sealed class WireConnection(WireProxy proxy, TcpClient client, string serverAddress) : IDisposable
{
    private const int ProtocolVersion3 = 3;

    private readonly TcpClient _server = new();
    private readonly CancellationTokenSource _broken = new();
    private volatile object? _fault;

    public void Break(Fault fault)
    {
        _fault = fault;
        if (fault == Fault.Silent)
            return; // What arrives is read and thrown away.
        if (fault == Fault.Reset)
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
        try
        {
            _broken.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, _broken.Token);
        try
        {
            var target = new NpgsqlConnectionStringBuilder(serverAddress);
            await _server.ConnectAsync(target.Host!, target.Port, ended.Token); // Connection strings of tests name a host.
            (client.NoDelay, _server.NoDelay) = (true, true);
            await Task.WhenAny(SendAsync(ended.Token), ReceiveAsync(ended.Token));
            if (_fault is Fault.Silent)
                await Task.Delay(Timeout.Infinite, ended.Token);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // One side has gone; the other follows below.
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        client.Dispose();
        _broken.Dispose();
    }

    private static bool IsEnd(Exception exception) =>
        exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException;

    private async Task SendAsync(CancellationToken ended)
    {
        try
        {
            await ForwardRequestsAsync(client.GetStream(), _server.GetStream(), ended);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // As above.
        }
    }

    private async Task ForwardRequestsAsync(NetworkStream from, NetworkStream to, CancellationToken ended)
    {
        var header = new byte[5];
        var isStarted = false;
        while (true)
        {
            var headerLength = isStarted ? 5 : 4; // Messages before the start have no type.
            await from.ReadExactlyAsync(header.AsMemory(0, headerLength), ended);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(headerLength - 4)) - 4];
            await from.ReadExactlyAsync(body, ended);
            var trigger = isStarted ? proxy.See((char)header[0], body) : null;
            if (trigger?.Action is { } action)
                await action();
            if (trigger is { Fault: { } fault, IsAnswerLost: false })
                Break(fault);
            if (_fault is null && trigger is { IsAnswerLost: true })
                _fault = Fault.Silent;
            else if (_fault is not null)
                continue;
            isStarted = isStarted || BinaryPrimitives.ReadInt16BigEndian(body) == ProtocolVersion3;
            if (proxy.RefusalAtConnect is { } sqlState && isStarted)
            {
                await client.GetStream().WriteAsync(Refusal("FATAL", sqlState), ended);
                return;
            }

            await to.WriteAsync(header.AsMemory(0, headerLength), ended);
            await to.WriteAsync(body, ended);
            if (trigger is { Fault: { } late, IsAnswerLost: true })
                await LoseAnswerAsync(from, to, late, ended);
        }
    }

    // The server gets the rest of the request, too: without its Sync it would not answer at all.
    private async Task LoseAnswerAsync(NetworkStream from, NetworkStream to, Fault fault, CancellationToken ended)
    {
        var buffer = new byte[4096];
        while (from.DataAvailable)
            await to.WriteAsync(buffer.AsMemory(0, await from.ReadAsync(buffer, ended)), ended);
        await Task.Delay(200, ended);
        Break(fault);
    }

    private async Task ReceiveAsync(CancellationToken ended)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await _server.GetStream().ReadAsync(buffer, ended)) > 0)
            {
                if (_fault is null)
                    await client.GetStream().WriteAsync(buffer.AsMemory(0, read), ended);
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // As above.
        }
    }

    private static byte[] Refusal(string severity, string sqlState)
    {
        var fields = Encoding.ASCII.GetBytes($"S{severity}\0V{severity}\0C{sqlState}\0Mthe proxy refuses\0\0");
        var message = new byte[5 + fields.Length];
        message[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), fields.Length + 4);
        fields.CopyTo(message, 5);
        return message;
    }
}
