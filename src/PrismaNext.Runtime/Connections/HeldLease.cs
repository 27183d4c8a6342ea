namespace PrismaNext.Runtime.Connections;

/// <summary>A connection that the current flow of control holds: what the flow starts now must not be made to wait for it.</summary>
internal sealed class HeldLease
{
    private static readonly AsyncLocal<HeldLease?> Innermost = new();

    private readonly HeldLease? _outer;
    private volatile ConnectionLease? _lease;
    private volatile bool _isOver;
    private bool _isRead;

    private HeldLease(HeldLease? outer) => _outer = outer;

    /// <summary>The connection, while it is held.</summary>
    public ConnectionLease? Lease
    {
        set => _lease = value;
    }

    /// <summary>Begins to hold; to be called where the caller's flow goes on, and not in an async method, whose changes its caller does not see.</summary>
    public static HeldLease Enter() => Innermost.Value = new(Live(Innermost.Value));

    /// <summary>Begins to read rows from a connection by code of the program, which cannot use that connection meanwhile; to be called in an async method,
    /// so that only what is called from there sees it.</summary>
    public static HeldLease Read(ConnectionLease lease) => Innermost.Value = new(Live(Innermost.Value)) { _lease = lease, _isRead = true };

    /// <summary>Whether the current flow is called from reading a row of a connection.</summary>
    public static bool IsReading(ConnectionLease lease)
    {
        for (var held = Live(Innermost.Value); held is not null; held = Live(held._outer))
        {
            if (held._isRead && held._lease == lease)
                return true;
        }

        return false;
    }

    /// <summary>The connections that the current flow holds, of whatever source, innermost first.</summary>
    public static IEnumerable<ConnectionLease> Current()
    {
        for (var held = Live(Innermost.Value); held is not null; held = Live(held._outer))
        {
            if (held._lease is { } lease)
                yield return lease;
        }
    }

    /// <summary>Holds no longer.</summary>
    public void End()
    {
        _isOver = true;
        _lease = null;
    }

    private static HeldLease? Live(HeldLease? held)
    {
        while (held is { _isOver: true })
            held = held._outer;
        return held;
    }
}
