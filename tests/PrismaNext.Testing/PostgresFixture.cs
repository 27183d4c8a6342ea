using PrismaNext.LocalServers;

namespace PrismaNext.Testing;

/// <summary>The servers of a test process: started when a test first asks, shared by all, stopped by <see cref="PostgresTestFramework"/> at the end.</summary>
/// <remarks>Tests are apart from each other through databases of their own, which cost a copy of a template, not through servers.</remarks>
public static class PostgresFixture
{
    private static readonly SharedServer<LocalPostgres> Postgres = new(() => LocalPostgres.StartAsync());
    private static readonly SharedServer<LocalPgBouncer>[] PgBouncers =
        [.. Enum.GetValues<PoolMode>().Select(mode => new SharedServer<LocalPgBouncer>(() => StartPgBouncerAsync(mode)))];

    /// <summary>Returns the server, started by the first call.</summary>
    public static Task<LocalPostgres> GetAsync() => Postgres.GetAsync();

    /// <summary>Returns the PgBouncer of that mode in front of the server, started by the first call; for tests marked <see cref="PgBouncerFactAttribute"/>.</summary>
    public static Task<LocalPgBouncer> GetPgBouncerAsync(PoolMode mode) => PgBouncers[(int)mode].GetAsync();

    /// <summary>Creates a database of its own for a test, a copy of the template if one is named, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string namePrefix = "test", string? template = null)
    {
        var postgres = await GetAsync();
        var connectionString = await postgres.CreateDatabaseAsync(namePrefix, template);
        return connectionString.Contains("Password=", StringComparison.Ordinal) ? connectionString : $"{connectionString};Password={SuiteOutput.Password}";
    }

    internal static async Task StopAsync()
    {
        foreach (var pgBouncer in PgBouncers)
            await pgBouncer.StopAsync();
        await Postgres.StopAsync();
    }

    private static async Task<LocalPgBouncer> StartPgBouncerAsync(PoolMode mode)
    {
        var postgres = await GetAsync();
        return await LocalPgBouncer.StartAsync(postgres, new LocalPgBouncerOptions { PoolMode = mode });
    }
}
