namespace PrismaNext.LocalServers;

/// <summary>How <see cref="LocalPgBouncer"/> pools.</summary>
public sealed record LocalPgBouncerOptions
{
    /// <summary>When a server connection is taken back.</summary>
    /// <value><see cref="PoolMode.Transaction"/> by default.</value>
    public PoolMode PoolMode { get; init; } = PoolMode.Transaction;

    /// <summary>Server connections per database and user.</summary>
    /// <value>5 by default, few enough that clients do meet.</value>
    public int PoolSize { get; init; } = 5;

    /// <summary>Lines of PgBouncer's <c>[pgbouncer]</c> section added to those above, such as <c>max_prepared_statements</c>; the same name replaces.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest time to wait for PgBouncer.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
