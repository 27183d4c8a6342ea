using PrismaNext.LocalServers;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests;

/// <summary>The way that the suite takes to its server: straight, or, as the variable <c>PRISMANEXT_TEST_WAY</c> says, through a PgBouncer in transaction mode
/// (<c>pgbouncer</c>), or through one that stands behind a proxy which behaves as Cloudflare Hyperdrive (<c>hyperdrive</c>).</summary>
internal static class TestWay
{
    private const string Variable = "PRISMANEXT_TEST_WAY";

    private static readonly string Way = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } way ? way : "straight";
    private static readonly Lazy<Task<LocalPgBouncer>> PgBouncer = new(() => PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction));
    private static readonly Lazy<Task<HyperdriveProxy>> Hyperdrive = new(async () => new(await BehindPgBouncerAsync((await PostgresFixture.GetAsync()).ConnectionString)));

    /// <summary>What stands between the tests and the server.</summary>
    public static Pooler Pooler { get; } = Way switch
    {
        "straight" => Pooler.None,
        "pgbouncer" or "hyperdrive" => Pooler.Transaction,
        _ => throw new InvalidOperationException($"{Variable} is '{Way}'; the suite runs 'straight', through 'pgbouncer', or through 'hyperdrive'."),
    };

    /// <summary>The address of a database, along the way.</summary>
    public static async Task<string> ToAsync(string direct)
    {
        if (Pooler == Pooler.None)
            return direct;
        var address = await BehindPgBouncerAsync(direct);
        if (Way == "hyperdrive")
            address = (await Hyperdrive.Value).AddressOf(address); // It lives as long as the process.

        // Most tests create clients that know nothing of a pooler, and borrow data sources that are used as they are; Pooler.Transaction does the same.
        return address + ";Max Auto Prepare=0;No Reset On Close=true";
    }

    private static async Task<string> BehindPgBouncerAsync(string direct) => (await PgBouncer.Value).ConnectionStringFor(direct);
}
