using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests;

/// <summary>Both clients through a proxy that behaves as Cloudflare Hyperdrive was seen to: it never answers a Close of the protocol as a server does.</summary>
public sealed class HyperdriveTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<Facade, ExecutionMode> WithModes => Facades.WithModes;

    [Theory]
    [MemberData(nameof(WithModes))]
    public async Task Reads_pass_in_every_mode(Facade facade, ExecutionMode mode)
    {
        await using var proxy = new HyperdriveProxy(database.Direct);
        await ReadAsync(facade, mode, proxy);
    }

    [PgBouncerTheory]
    [MemberData(nameof(WithModes))]
    public async Task Reads_pass_in_every_mode_with_a_pooler_behind_it(Facade facade, ExecutionMode mode)
    {
        var pooler = await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction);
        await using var proxy = new HyperdriveProxy(pooler.ConnectionStringFor(database.Direct));
        await ReadAsync(facade, mode, proxy);
    }

    [Fact]
    public async Task A_close_of_the_protocol_is_what_it_refuses()
    {
        await using var proxy = new HyperdriveProxy(database.Direct);
        await using var connection = new Npgsql.NpgsqlConnection(proxy.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT 1", connection);
        await command.PrepareAsync();
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.UnprepareAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("58000", error.SqlState);
    }

    private static async Task ReadAsync(Facade facade, ExecutionMode mode, HyperdriveProxy proxy)
    {
        await using var db = await OpenAsync(facade, proxy.ConnectionString);
        for (var round = 0; round < 3; round++)
        {
            var seen = 0;
            await foreach (var _ in db.Runtime.Execute(Plans.AllNumbers(mode)))
                seen++;
            Assert.Equal(10_000, seen);
            Assert.Equal(1, await db.Runtime.Execute(Plans.AllNumbers(mode)).FirstAsync());
            Assert.Equal(10_000, (await db.Runtime.Execute(Plans.AllNumbers(mode))).Count);
        }

        Assert.DoesNotContain('C', proxy.Requests);
    }

    private static async Task<OpenRuntime> OpenAsync(Facade facade, string connectionString)
    {
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Transaction });
            return new(client, client);
        }

        var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = Pooler.Transaction }).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }
}
