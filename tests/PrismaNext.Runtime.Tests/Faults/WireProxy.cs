using System.Collections.Concurrent;
using System.Net.Sockets;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>Forwards connections to a server, sees the messages of the protocol that the client sends, and breaks connections when told to.</summary>
internal sealed class WireProxy : TcpProxy
{
    private readonly ConcurrentDictionary<WireConnection, bool> _connections = new();
    private readonly ConcurrentQueue<char> _requests = new();
    private volatile string _server;
    private volatile Trigger? _trigger;
    private volatile object? _faultAtConnect;
    private int _faultsLeft;

    public WireProxy(string connectionString)
    {
        _server = connectionString;
        ConnectionString = AddressOf(connectionString);
        Start();
    }

    /// <summary>The server's connection string with the proxy in between.</summary>
    public string ConnectionString { get; }

    /// <summary>The types of the messages that clients sent, start-up excepted.</summary>
    public IReadOnlyCollection<char> Requests => _requests;

    /// <summary>The SQLSTATE that new connections are refused with; null for none.</summary>
    internal string? RefusalAtConnect { get; private set; }

    /// <summary>Forwards new connections to another server.</summary>
    public void Forward(string connectionString) => _server = connectionString;

    /// <summary>Forwards new connections to another server; old ones end.</summary>
    public void Restart(string connectionString)
    {
        Forward(connectionString);
        Break(Fault.Closed);
    }

    /// <summary>Breaks what is connected now.</summary>
    public void Break(Fault fault)
    {
        foreach (var connection in _connections.Keys)
            connection.Break(fault);
    }

    /// <summary>Breaks the connections that are opened from now on; null heals.</summary>
    public void BreakAtConnect(Fault? fault, int times = int.MaxValue)
    {
        _faultsLeft = times;
        _faultAtConnect = fault;
    }

    /// <summary>Breaks the next connection whose client sends a text, before the server sees it, or when the server has it and nobody sees its answer.</summary>
    public void BreakOn(string text, Fault fault, bool isAnswerLost = false) => _trigger = new Trigger(text, fault, isAnswerLost);

    /// <summary>Has something done when a client sends a text, before the server gets it.</summary>
    public void On(string text, Func<Task> action) => _trigger = new Trigger(text, null, IsAnswerLost: false) { Action = action };

    /// <summary>Answers new connections with a fatal error of the server.</summary>
    public void RefuseConnections(string sqlState) => RefusalAtConnect = sqlState;

    /// <summary>From now on nothing happens to new connections; old ones have ended, and the server knows.</summary>
    public void Heal()
    {
        _trigger = null;
        _faultAtConnect = null;
        RefusalAtConnect = null;
        Break(Fault.Closed);
    }

    /// <summary>Takes the trigger, if a message sets it off.</summary>
    internal Trigger? See(char type, ReadOnlySpan<byte> body)
    {
        _requests.Enqueue(type);
        return _trigger is { } trigger && body.IndexOf(trigger.Bytes) >= 0 && Interlocked.CompareExchange(ref _trigger, null, trigger) == trigger ? trigger : null;
    }

    protected override void EndConnections() => Break(Fault.Closed);

    protected override async Task ServeAsync(TcpClient client)
    {
        using var connection = new WireConnection(this, client, _server);
        _connections.TryAdd(connection, true);
        if (_faultAtConnect is Fault fault && Interlocked.Decrement(ref _faultsLeft) >= 0)
            connection.Break(fault);
        await connection.RunAsync(Stop);
        _connections.TryRemove(connection, out _);
    }
}
