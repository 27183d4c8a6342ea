using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests;

/// <summary>Both facades behind a real PgBouncer, many clients on few server connections.</summary>
public sealed class PoolerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [PgBouncerTheory]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Cursor)]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Buffered)]
    [InlineData(PoolMode.Transaction, Pooler.Transaction, ExecutionMode.Stream)]
    [InlineData(PoolMode.Statement, Pooler.Statement, ExecutionMode.Buffered)]
    [InlineData(PoolMode.Statement, Pooler.Statement, ExecutionMode.Stream)]
    public async Task Reads_pass(PoolMode poolMode, Pooler pooler, ExecutionMode mode)
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(poolMode)).ConnectionStringFor(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = pooler });
        var serverless = PostgresServerless.Create(Contexts.Empty, new() { Pooler = pooler });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            await using var runtime = await serverless.ConnectAsync(connectionString);
            for (var round = 0; round < 8; round++)
            {
                Assert.Equal(10_000, await CountAsync(number % 2 == 0 ? client : runtime, mode));
                Assert.Equal(1, await (number % 2 == 0 ? client : runtime as IQueryRuntime).Execute(Plans.AllNumbers(mode)).FirstAsync());
            }
        }));
    }

    [PgBouncerFact]
    public async Task Transactions_pass_a_pooler_of_transactions()
    {
        var connectionString = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction)).ConnectionStringFor(database.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = Pooler.Transaction });
        await Task.WhenAll(Enumerable.Range(1, 16).Select(number => client.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({number}, '')"));
            await transaction.TransactionAsync(nested => nested.ExecuteAsync(Plans.Command($"UPDATE notes SET text = 'nested' WHERE id = {number}")).AsTask());
        })));
        Assert.Equal(16, await database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE text = 'nested'"));
    }

    private static async Task<int> CountAsync(IQueryRuntime runtime, ExecutionMode mode)
    {
        var count = 0;
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(mode)))
            count++;
        return count;
    }
}
