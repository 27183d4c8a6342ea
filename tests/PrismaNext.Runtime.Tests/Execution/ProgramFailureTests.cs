using Npgsql;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>Code of the program that throws on a row: its exception is what the caller gets.</summary>
public sealed class ProgramFailureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task It_wins_over_the_end_of_its_runtime(Facade facade, ExecutionMode mode)
    {
        var name = $"ended-{facade}-{mode}";
        await using var open = await Facades.OpenAsync(facade, database.Named(name));
        Task? disposal = null;
        var query = Plans.Integers(Plans.Numbers, mode, id =>
        {
            if (id < 100)
                return id;
            disposal ??= open.DisposeAsync().AsTask();
            throw new TimeZoneNotFoundException();
        });
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in open.Runtime.Execute(query))
            {
            }
        });
        await disposal!; // The row was read.
        await database.NoBackendIsLeftAsync(name);
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task It_is_not_held_by_an_idle_connection(Facade facade, ExecutionMode mode)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var thrown = await ThrowAsync(open.Runtime, mode);
        await TestDatabase.EventuallyAsync(() =>
        {
            GC.Collect();
            return Task.FromResult(!thrown.IsAlive);
        });
    }

    [Theory]
    [MemberData(nameof(Facades.WithModes), MemberType = typeof(Facades))]
    public async Task It_may_be_of_the_driver_or_a_cancellation_and_says_nothing_of_the_connection(Facade facade, ExecutionMode mode)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        foreach (var exception in (Exception[])[new NpgsqlException("of another connection"), new OperationCanceledException("of another task"), new InvalidOperationException()])
        {
            var query = Plans.Integers(Plans.Numbers, mode, id => id == 7 ? throw exception : id);
            Assert.Same(exception, await Assert.ThrowsAnyAsync<Exception>(async () => await open.Runtime.Execute(query)));
            Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
            Assert.Equal(1, await open.Runtime.TransactionAsync(async tx =>
            {
                Assert.Same(exception, await Assert.ThrowsAnyAsync<Exception>(async () => await tx.Execute(query)));
                return await tx.Execute(Plans.Integers("SELECT 1")).FirstAsync();
            }));
        }
    }

    // On its own, so that no local of the test holds the exception.
    private static async Task<WeakReference> ThrowAsync(IQueryRuntime runtime, ExecutionMode mode)
    {
        WeakReference? thrown = null;
        var query = Plans.Integers(Plans.Numbers, mode, _ =>
        {
            var exception = new TimeZoneNotFoundException();
            thrown = new WeakReference(exception);
            throw exception;
        });
        try
        {
            await runtime.Execute(query);
        }
        catch (TimeZoneNotFoundException)
        {
            // As it should be.
        }

        return thrown!; // There is a row.
    }
}
