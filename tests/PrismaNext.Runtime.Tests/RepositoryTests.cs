using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Tests;

public sealed class RepositoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Contract Contract = Contract.FromTypes(typeof(Number));

    [Fact]
    public async Task Words_of_the_domain_compose_on_every_kind_of_runtime()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.ConnectionString });
        await using var runtime = await PostgresServerless.Create(Contract).ConnectAsync(database.ConnectionString);
        await CheckAsync(client);
        await CheckAsync(runtime);
        await runtime.TransactionAsync(CheckAsync);

        static async Task CheckAsync(IQueryRuntime db) =>
            Assert.Equal([9999, 9997, 9995], (await new NumberRepository(db, step: 2).Odd().GreatestFirst().Take(3).ToListAsync()).Select(n => n.Id));
    }

    [Fact]
    public async Task It_is_read_with_await_foreach()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.ConnectionString });
        var sum = 0;
        await foreach (var number in new NumberRepository(client, step: 2).Odd().OrderBy(n => n.Id).Skip(1).Take(2))
            sum += number.Id;
        Assert.Equal(3 + 5, sum);
    }

    [Fact]
    public async Task It_ends_in_one_value()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.ConnectionString });
        var numbers = new NumberRepository(client, step: 2);
        Assert.Equal(5000, await numbers.Odd().CountAsync());
        Assert.Equal(10_000, await numbers.LongCountAsync());
        Assert.Equal("number 7", (await numbers.Where(n => n.Id == 7).SingleAsync()).Label);
        Assert.Null(await numbers.Where(n => n.Id == -7).SingleOrDefaultAsync());
        Assert.Equal(1, (await numbers.OrderBy(n => n.Id).FirstAsync()).Id);
        Assert.Null(await numbers.Where(n => n.Id < 0).FirstOrDefaultAsync());
        Assert.True(await numbers.Odd().AnyAsync());
        Assert.False(await numbers.AllAsync(n => n.Id > 1));
        Assert.Equal([10_000, 9_999], await numbers.GreatestFirst().Take(2).Select(n => n.Id).ToListAsync());
    }

    [Fact]
    public async Task Operators_do_not_change_the_repository_they_are_called_on()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.ConnectionString });
        var numbers = new NumberRepository(client, step: 2);
        var odd = numbers.Odd();
        Assert.NotSame(numbers, odd);
        Assert.Equal(10_000, await numbers.CountAsync());
    }

    [Fact]
    public async Task Ties_are_broken_only_right_after_an_ordering()
    {
        await using var client = Postgres.Create(Contract, new() { ConnectionString = database.ConnectionString });
        var numbers = new NumberRepository(client, step: 2);
        Assert.Equal(99, (await numbers.OrderBy(n => n.Label.Length).ThenByDescending(n => n.Id).Skip(9).FirstAsync()).Id);
        Assert.Equal("RUNTIME.NOT_ORDERED", Assert.Throws<PrismaNextException>(() => numbers.GreatestFirst().Odd().ThenBy(n => n.Label)).Code);
    }

    [Table("numbers")]
    private sealed record Number(int Id, string Label);

    // Its constructor takes more than the runtime: the copies that operators make carry the rest along.
    private sealed class NumberRepository(IQueryRuntime runtime, int step) : Repository<Number, NumberRepository>(runtime)
    {
        public NumberRepository Odd() => Where(n => n.Id % step == 1);

        public NumberRepository GreatestFirst() => OrderByDescending(n => n.Id);
    }
}
