using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace PrismaNext.Runtime.Tests;

/// <summary>Forwards connections to a server as Cloudflare Hyperdrive was seen to: a Close of the protocol, of a portal or a statement, does not reach the
/// server; it is answered with an error, and never with ReadyForQuery. Sees the messages that clients send.</summary>
internal sealed class HyperdriveProxy : TcpProxy
{
    private const int ProtocolVersion3 = 3;
    private const int CancelRequest = 80877102;

    private readonly ConcurrentQueue<char> _requests = new();
    private readonly ConcurrentQueue<string> _statements = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private int _cancelRequests;

    public HyperdriveProxy(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        ConnectionString = AddressOf(connectionString);
        Start();
    }

    /// <summary>The server's connection string with the proxy in between.</summary>
    public string ConnectionString { get; }

    /// <summary>The types of the messages that clients sent, start-up excepted.</summary>
    public IReadOnlyCollection<char> Requests => _requests;

    /// <summary>The statements that clients sent, of either protocol.</summary>
    public IReadOnlyCollection<string> Statements => _statements;

    /// <summary>How often a client asked the server to stop.</summary>
    public int CancelRequests => Volatile.Read(ref _cancelRequests);

    /// <inheritdoc/>
    public override string AddressOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(base.AddressOf(connectionString)) { SslMode = SslMode.Disable }.ConnectionString;

    protected override async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_server.Host!, _server.Port, Stop); // Connection strings of tests name a host.
            (client.NoDelay, server.NoDelay) = (true, true);
            await Task.WhenAny(
                UntilOneSideHasGoneAsync(ForwardRequestsAsync(client.GetStream(), server.GetStream())),
                UntilOneSideHasGoneAsync(server.GetStream().CopyToAsync(client.GetStream(), Stop)));
        }
    }

    private static async Task UntilOneSideHasGoneAsync(Task forwarding)
    {
        try
        {
            await forwarding;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction is ended by the caller.
        }
    }

    private async Task ForwardRequestsAsync(NetworkStream client, NetworkStream server)
    {
        var header = new byte[5];
        var isStarted = false;
        while (true)
        {
            var length = isStarted ? 5 : 4; // Messages before the start have no type.
            await client.ReadExactlyAsync(header.AsMemory(0, length), Stop);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(length - 4)) - 4];
            await client.ReadExactlyAsync(body, Stop);
            Note(isStarted ? (char)header[0] : null, body);
            if (isStarted && header[0] == 'C')
            {
                await client.WriteAsync(Refusal(), Stop);
                continue;
            }

            isStarted = isStarted || BinaryPrimitives.ReadInt16BigEndian(body) == ProtocolVersion3;
            await server.WriteAsync(header.AsMemory(0, length), Stop);
            await server.WriteAsync(body, Stop);
        }
    }

    private void Note(char? type, ReadOnlySpan<byte> body)
    {
        if (type is null && BinaryPrimitives.ReadInt32BigEndian(body) == CancelRequest)
            Interlocked.Increment(ref _cancelRequests);
        if (type is not { } known)
            return;
        _requests.Enqueue(known);
        if (known == 'Q')
            _statements.Enqueue(TextAt(body));
        else if (known == 'P')
            _statements.Enqueue(TextAt(body[(body.IndexOf((byte)0) + 1)..])); // Behind the name of the statement.
    }

    private static string TextAt(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..body.IndexOf((byte)0)]);

    private static byte[] Refusal()
    {
        var fields = Encoding.ASCII.GetBytes("SERROR\0VERROR\0C58000\0MClose is not supported by this proxy\0\0");
        var message = new byte[5 + fields.Length];
        message[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), fields.Length + 4);
        fields.CopyTo(message, 5);
        return message;
    }
}
