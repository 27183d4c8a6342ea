using System.Data;
using System.Globalization;
using System.Text;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Sql;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Transaction;

/// <summary>How a transaction runs; what is not said is the server's default.</summary>
public sealed record TransactionOptions
{
    /// <summary>The isolation level.</summary>
    /// <value>Null or <see cref="System.Data.IsolationLevel.Unspecified"/> for the server's <c>default_transaction_isolation</c>, which is READ COMMITTED
    /// unless it was changed. <see cref="System.Data.IsolationLevel.Snapshot"/> is REPEATABLE READ.</value>
    /// <remarks>The server has no <see cref="System.Data.IsolationLevel.Chaos"/>: <c>RUNTIME.ISOLATION_UNSUPPORTED</c>.</remarks>
    public IsolationLevel? IsolationLevel { get; init; }

    /// <summary>Whether the transaction may only read.</summary>
    /// <value>Default: false.</value>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a serializable read-only transaction waits for a snapshot that can never fail.</summary>
    /// <value>Default: false.</value>
    /// <remarks>PostgreSQL manual, SET TRANSACTION.</remarks>
    public bool Deferrable { get; init; }

    /// <summary>How often the whole callback is run again after a serialization failure or a deadlock (SQLSTATE 40001, 40P01), or when its first
    /// command found a pooled connection dead.</summary>
    /// <value>From 0; default 0, never.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is negative.</exception>
    public int MaxRetries { get; init => field = OptionCheck.AtLeast(0, value); }

    /// <summary>How long one run of the callback may take; after that it is rolled back, whatever it is doing.</summary>
    /// <value>More than 0, at most 24 days; null, the default, for no limit.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is not in this range.</exception>
    public TimeSpan? Timeout { get; init => field = OptionCheck.PositiveTime(value); }

    /// <summary>The role that the transaction runs as (<c>SET LOCAL ROLE</c>); row-level security follows it.</summary>
    /// <value>Null, the default, for the connection's own.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is empty. <c>PLAN.TEXT_INVALID</c>: PostgreSQL has no such text.</exception>
    public string? Role
    {
        get;
        init
        {
            field = value is "" ? throw OptionErrors.Invalid(nameof(Role), "an empty text", "the name of a role") : value;
            TextCheck.ThrowIfInvalid(value);
        }
    }

    /// <summary>Settings that hold until the transaction ends, as with <c>SET LOCAL</c>, such as <c>app.tenant</c> or <c>statement_timeout</c>.</summary>
    /// <value>Name to value, which is written as in <c>postgresql.conf</c>; default: none.</value>
    /// <remarks>They travel with the first command and end with the transaction, so they are safe behind a pooler of transactions. Values are sent as
    /// parameters (<c>set_config</c>), so that no log of statements shows them. The role is set first.</remarks>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a name is empty, or a value null.</exception>
    public IReadOnlyDictionary<string, string> Settings { get; init => field = Named(OptionCheck.NotNull(value)); } = new Dictionary<string, string>();

    internal bool IsPlain => this is { IsolationLevel: null, ReadOnly: false, Deferrable: false, MaxRetries: 0, Role: null, Settings.Count: 0 };

    internal IReadOnlyList<PendingStatement> BeginStatements()
    {
        var statements = new List<PendingStatement> { new(BeginStatement()) };
        if (Role is { } role)
            statements.Add(new($"SET LOCAL ROLE {new StringBuilder().AppendIdentifier(role)}"));
        if (Settings.Count > 0)
        {
            foreach (var text in Settings.SelectMany(Texts))
                TextCheck.ThrowIfInvalid(text);
            var calls = Settings.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"set_config(${(2 * index) + 1}, ${(2 * index) + 2}, true)"));
            statements.Add(new($"SELECT {string.Join(", ", calls)}", [.. Settings.SelectMany(Texts)]) { HasResult = true });
        }

        return statements;

        static string[] Texts(KeyValuePair<string, string> setting) => [setting.Key, setting.Value];
    }

    private static IReadOnlyDictionary<string, string> Named(IReadOnlyDictionary<string, string> settings) =>
        settings.Any(setting => string.IsNullOrWhiteSpace(setting.Key) || setting.Value is null)
            ? throw OptionErrors.Invalid(nameof(Settings), "a setting without a name, or with null as its value", "names and values")
            : settings;

    private string BeginStatement()
    {
        var modes = new List<string>(3);
        if (IsolationLevel is not (null or System.Data.IsolationLevel.Unspecified))
            modes.Add("ISOLATION LEVEL " + LevelName(IsolationLevel.Value));
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
        _ => throw TransactionErrors.IsolationUnsupported(level),
    };
}
