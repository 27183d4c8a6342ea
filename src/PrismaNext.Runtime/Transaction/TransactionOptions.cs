using System.Data;

namespace PrismaNext.Runtime.Transaction;

/// <summary>How a transaction runs; what is not said is the server's default.</summary>
public sealed record TransactionOptions
{
    /// <summary>The isolation level.</summary>
    /// <value>Null for the server's <c>default_transaction_isolation</c>, which is READ COMMITTED unless it was changed.</value>
    public IsolationLevel? IsolationLevel { get; init; }

    /// <summary>Whether the transaction may only read.</summary>
    /// <value>Default: false.</value>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a serializable read-only transaction waits for a snapshot that can never fail.</summary>
    /// <value>Default: false.</value>
    /// <remarks>PostgreSQL manual, SET TRANSACTION.</remarks>
    public bool Deferrable { get; init; }

    /// <summary>How often the whole callback is run again after a serialization failure or a deadlock (SQLSTATE 40001, 40P01).</summary>
    /// <value>Default: 0, never.</value>
    public int MaxRetries { get; init; }

    /// <summary>How long the transaction may take; after that it is rolled back, whatever its callback is doing.</summary>
    /// <value>Null, the default, for no limit.</value>
    public TimeSpan? Timeout { get; init; }

    internal bool IsPlain => this is { IsolationLevel: null, ReadOnly: false, Deferrable: false, MaxRetries: 0 };

    internal string BeginStatement()
    {
        var modes = new List<string>(3);
        if (IsolationLevel is { } level)
            modes.Add("ISOLATION LEVEL " + LevelName(level));
        if (ReadOnly)
            modes.Add("READ ONLY");
        if (Deferrable)
            modes.Add("DEFERRABLE");
        return modes.Count == 0 ? "BEGIN" : $"BEGIN {string.Join(", ", modes)}";
    }

    private static string LevelName(IsolationLevel level) => level switch
    {
        System.Data.IsolationLevel.ReadUncommitted => "READ UNCOMMITTED",
        System.Data.IsolationLevel.ReadCommitted => "READ COMMITTED",
        System.Data.IsolationLevel.RepeatableRead or System.Data.IsolationLevel.Snapshot => "REPEATABLE READ",
        System.Data.IsolationLevel.Serializable => "SERIALIZABLE",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "PostgreSQL has no such isolation level."),
    };
}
