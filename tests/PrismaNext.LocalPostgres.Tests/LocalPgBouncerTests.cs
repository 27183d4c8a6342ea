using Npgsql;
using PrismaNext.Testing;

namespace PrismaNext.LocalServers.Tests;

public sealed class LocalPgBouncerTests
{
    [PgBouncerTheory]
    [InlineData(PoolMode.Session, 1)]
    [InlineData(PoolMode.Transaction, 1)]
    [InlineData(PoolMode.Statement, 0)]
    public async Task Only_statement_mode_refuses_a_transaction(PoolMode mode, int transactions)
    {
        var (direct, pooled) = await AddressesAsync(mode);
        Assert.NotEqual(direct, pooled);
        await using var connection = new NpgsqlConnection(pooled);
        await connection.OpenAsync();
        Assert.Equal(transactions, await CountAsync(connection));
    }

    [PgBouncerTheory]
    [InlineData(PoolMode.Session, false)]
    [InlineData(PoolMode.Transaction, true)]
    public async Task Transaction_mode_shares_a_server_connection_between_clients(PoolMode mode, bool isShared)
    {
        var (_, pooled) = await AddressesAsync(mode);
        await using var first = new NpgsqlConnection(pooled);
        await using var second = new NpgsqlConnection(pooled);
        await first.OpenAsync();
        await second.OpenAsync();
        Assert.Equal(isShared, await ServerOfAsync(first) == await ServerOfAsync(second));
    }

    [PgBouncerFact]
    public async Task Disposal_stops_it()
    {
        var pgBouncer = await LocalPgBouncer.StartAsync(await PostgresFixture.GetAsync());
        Assert.False(FreePort.IsFree(pgBouncer.Port));
        await pgBouncer.DisposeAsync();
        Assert.True(FreePort.IsFree(pgBouncer.Port));
        await pgBouncer.DisposeAsync();
    }

    [PgBouncerFact]
    public async Task A_setting_it_refuses_is_an_error_with_its_words()
    {
        var options = new LocalPgBouncerOptions { Settings = new Dictionary<string, string> { ["pool_mode"] = "sometimes" } };
        var exception = await Assert.ThrowsAsync<LocalServerException>(
            async () => await LocalPgBouncer.StartAsync(await PostgresFixture.GetAsync(), options));
        Assert.Equal("LOCALPGBOUNCER.START_FAILED", exception.Code);
        Assert.Contains("sometimes", exception.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_it_is_recognised()
    {
        using var disk = new FakeDisk();
        Assert.Null(LocalPgBouncer.Find(disk.Machine()));
        Assert.Null(LocalPgBouncer.Find(disk.Machine((LocalPgBouncer.ProgramVariable, "/nowhere/pgbouncer"))));
        var folder = disk.AddProgram("usr/sbin", "pgbouncer", "");
        Assert.Equal(Path.Combine(folder, "pgbouncer"), LocalPgBouncer.Find(disk.Machine()));
    }

    private static async Task<(string Direct, string Pooled)> AddressesAsync(PoolMode mode)
    {
        var pgBouncer = await PostgresFixture.GetPgBouncerAsync(mode);
        var direct = await PostgresFixture.CreateDatabaseAsync("pooled");
        return (direct, new NpgsqlConnectionStringBuilder(pgBouncer.ConnectionStringFor(direct)) { Pooling = false }.ConnectionString);
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ServerOfAsync(connection);
            await transaction.CommitAsync();
            return 1;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            return 0;
        }
    }

    private static async Task<int> ServerOfAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
