namespace PrismaNext.LocalServers;

/// <summary>How <see cref="LocalPostgres"/> starts its server; without effect on a server given by <c>DATABASE_URL</c>.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Server settings added to those a throw-away server gets, such as <c>work_mem</c>; the same name replaces.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest time to wait for the server.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
