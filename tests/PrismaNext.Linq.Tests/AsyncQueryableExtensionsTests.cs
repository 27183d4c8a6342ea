using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Parsing;
using PrismaNext.Linq.Tests.Planning;

namespace PrismaNext.Linq.Tests;

public sealed class AsyncQueryableExtensionsTests
{
    private readonly RecordingExecutor _executor = new();

    private IQueryable<Customer> Customers => From<Customer>(_executor);

    private IQueryable<int> Ids => Customers.Select(c => c.Id);

    [Fact]
    public async Task Elements_are_asked_for_in_the_query()
    {
        await Customers.FirstAsync();
        await Customers.FirstAsync(c => c.Id == 1);
        await Customers.FirstOrDefaultAsync();
        await Customers.FirstOrDefaultAsync(c => c.Id == 1);
        await Ids.FirstOrDefaultAsync(7);
        await Ids.FirstOrDefaultAsync(i => i > 1, 7);
        await Customers.SingleAsync();
        await Customers.SingleAsync(c => c.Id == 1);
        await Customers.SingleOrDefaultAsync();
        await Customers.SingleOrDefaultAsync(c => c.Id == 1);
        await Ids.SingleOrDefaultAsync(i => i > 1, 7);
        await Customers.LastAsync();
        await Customers.LastOrDefaultAsync(c => c.Id == 1);
        await Ids.LastOrDefaultAsync(7);
        await Ids.ElementAtAsync(2);
        await Ids.ElementAtOrDefaultAsync(^2);

        Assert.Equal(
            [
                "From<Customer>().First()",
                "From<Customer>().First(c => c.Id == 1)",
                "From<Customer>().FirstOrDefault()",
                "From<Customer>().FirstOrDefault(c => c.Id == 1)",
                "From<Customer>().Select(c => c.Id).FirstOrDefault($0)",
                "From<Customer>().Select(c => c.Id).FirstOrDefault(i => i > 1, $0)",
                "From<Customer>().Single()",
                "From<Customer>().Single(c => c.Id == 1)",
                "From<Customer>().SingleOrDefault()",
                "From<Customer>().SingleOrDefault(c => c.Id == 1)",
                "From<Customer>().Select(c => c.Id).SingleOrDefault(i => i > 1, $0)",
                "From<Customer>().Last()",
                "From<Customer>().LastOrDefault(c => c.Id == 1)",
                "From<Customer>().Select(c => c.Id).LastOrDefault($0)",
                "From<Customer>().Select(c => c.Id).ElementAt($0)",
                "From<Customer>().Select(c => c.Id).ElementAtOrDefault($0)",
            ],
            _executor.Executed);
    }

    [Fact]
    public async Task Questions_are_answered_by_the_query()
    {
        await Customers.CountAsync();
        await Customers.CountAsync(c => c.IsActive);
        await Customers.LongCountAsync();
        await Customers.LongCountAsync(c => c.IsActive);
        await Customers.AnyAsync();
        await Customers.AnyAsync(c => c.IsActive);
        await Customers.AllAsync(c => c.IsActive);
        await Ids.ContainsAsync(3);
        await Ids.SequenceEqualAsync([1, 2]);
        await Ids.SequenceEqualAsync(Ids);

        Assert.Equal(
            [
                "From<Customer>().Count()",
                "From<Customer>().Count(c => c.IsActive)",
                "From<Customer>().LongCount()",
                "From<Customer>().LongCount(c => c.IsActive)",
                "From<Customer>().Any()",
                "From<Customer>().Any(c => c.IsActive)",
                "From<Customer>().All(c => c.IsActive)",
                "From<Customer>().Select(c => c.Id).Contains($0)",
                "From<Customer>().Select(c => c.Id).SequenceEqual($0)",
                "From<Customer>().Select(c => c.Id).SequenceEqual(From<Customer>().Select(c => c.Id))",
            ],
            _executor.Executed);
    }

    [Fact]
    public async Task Values_are_folded_by_the_query()
    {
        await Ids.MinAsync();
        await Customers.MaxAsync(c => c.Age);
        await Customers.MinByAsync(c => c.Age);
        await Customers.MaxByAsync(c => c.Name);
        await Ids.AggregateAsync((a, b) => a + b);
        await Ids.AggregateAsync(10L, (a, b) => a + b);
        await Ids.SumAsync();
        await Customers.SumAsync(c => c.Age);
        await From<Order>(_executor).SumAsync(o => o.Total);
        await Ids.AverageAsync();
        await Customers.AverageAsync(c => (float)c.Id);

        Assert.Equal(
            [
                "From<Customer>().Select(c => c.Id).Min()",
                "From<Customer>().Max(c => c.Age)",
                "From<Customer>().MinBy(c => c.Age)",
                "From<Customer>().MaxBy(c => c.Name)",
                "From<Customer>().Select(c => c.Id).Aggregate((a, b) => a + b)",
                "From<Customer>().Select(c => c.Id).Aggregate($0, (a, b) => a + (long)b)",
                "From<Customer>().Select(c => c.Id).Sum()",
                "From<Customer>().Sum(c => c.Age)",
                "From<Order>().Sum(o => o.Total)",
                "From<Customer>().Select(c => c.Id).Average()",
                "From<Customer>().Average(c => (float)c.Id)",
            ],
            _executor.Executed);
    }

    [Fact]
    public async Task Rows_are_collected_as_they_arrive()
    {
        var numbers = From<int>(new RecordingExecutor(1, 2, 2, 3));
        var sum = 0;

        Assert.Equal(new List<int> { 1, 2, 2, 3 }, await numbers.ToListAsync());
        Assert.Equal(4, (await numbers.ToArrayAsync()).Length);
        Assert.Equal(3, (await numbers.ToHashSetAsync()).Count);
        Assert.Equal(2, (await numbers.ToLookupAsync(n => n % 2))[0].Count());
        await Assert.ThrowsAsync<ArgumentException>(async () => await numbers.ToDictionaryAsync(n => n));
        await numbers.ForEachAsync(n => sum += n);
        await numbers.ForEachAsync((n, _) => { sum += n; return ValueTask.CompletedTask; });

        Assert.Equal(16, sum);
    }

    [Fact]
    public async Task Dictionaries_take_keys_values_and_comparers()
    {
        var names = From<string>(new RecordingExecutor("a", "B"));

        Assert.Equal("B", (await names.ToDictionaryAsync(n => n, StringComparer.OrdinalIgnoreCase))["b"]);
        Assert.Equal(1, (await names.ToDictionaryAsync(n => n, n => n.Length))["a"]);
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await From<int>(new RecordingExecutor(1)).ForEachAsync(_ => { }, cancellation.Token));
    }

    [Fact]
    public async Task A_query_of_another_library_is_refused() =>
        Assert.Equal("PLAN.FOREIGN_QUERY", (await Assert.ThrowsAsync<PrismaNextException>(async () => await new[] { 1 }.AsQueryable().CountAsync())).Code);

    private static PrismaQuery<T> From<T>(RecordingExecutor executor) => new PrismaQueryProvider(new CachingQueryPlanner(new CountingCompiler(), 100), executor).From<T>();
}
