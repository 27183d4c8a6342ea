using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Execution;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>What middleware costs when there is none. Not in parallel with the tests that listen to spans, for which it is never idle.</summary>
[Collection(nameof(Logging.TelemetryTests))]
public sealed class IdlePipelineTests
{
    private const int Runs = 100;

    [Fact]
    public async Task Without_middleware_nothing_is_allocated_for_it()
    {
        var (execution, strategy) = Make([]);
        Assert.True(execution.Settings.Pipeline.IsIdle);
        Assert.Equal(0, await AllocatedAsync(execution, strategy));
    }

    [Fact]
    public async Task With_middleware_something_is()
    {
        var (execution, strategy) = Make([new BudgetMiddleware(new())]);
        Assert.False(execution.Settings.Pipeline.IsIdle);
        Assert.True(await AllocatedAsync(execution, strategy) > 0);
    }

    private static (Execution<int> Execution, NothingStrategy Strategy) Make(IReadOnlyList<IQueryMiddleware> middleware)
    {
        var logger = NullLogger.Instance;
        var pipeline = new MiddlewarePipeline(middleware, new ExecutionWatcher(new LoggingOptions(), logger), TimeProvider.System, logger);
        var settings = new ExecutionSettings(ExecutionMode.Buffered, 100, HasTransactions: true, new ReadRetry(sendsStaleAgain: true, retries: 0, TimeProvider.System, logger), pipeline, logger);
        return (new Execution<int>(Plans.AllNumbers(), new NoSource(), settings), new NothingStrategy());
    }

    // Everything here completes synchronously, so that the count of the thread holds all there is.
    private static async Task<long> AllocatedAsync(Execution<int> execution, NothingStrategy strategy)
    {
        await RunAsync(execution, strategy);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            var reading = RunAsync(execution, strategy);
            if (!reading.IsCompletedSuccessfully)
                await reading;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ValueTask<List<int>> RunAsync(Execution<int> execution, NothingStrategy strategy)
    {
        Assert.NotNull(MiddlewareLoop.Open(execution, strategy, CancellationToken.None));
        return MiddlewareLoop.ReadAllAsync(execution, strategy, CancellationToken.None);
    }

    private sealed class NothingStrategy : IExecutionStrategy
    {
        private static readonly List<int> Rows = [];

        public ExecutionMode Mode => ExecutionMode.Cursor;

        public bool HoldsConnection => true;

        public IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken) => NoRows<T>.Instance;

        public ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken) => new((List<T>)(object)Rows);
    }

    private sealed class NoRows<T> : IAsyncEnumerator<T>
    {
        public static readonly NoRows<T> Instance = new();

        public T Current => throw new InvalidOperationException("There is no row.");

        public ValueTask<bool> MoveNextAsync() => new(false);

        public ValueTask DisposeAsync() => default;
    }

    private sealed class NoSource : IConnectionSource
    {
        public CancellationToken Abandoned => default;

        public bool MayBeInTransaction => false;

        public bool IsEnded => false;

        public ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken) =>
            new(new ConnectionLease(new NpgsqlConnection(), new ConnectionSettings(null, TimeSpan.Zero, TimeProvider.System), NullLogger.Instance));

        public ValueTask ReleaseAsync(ConnectionLease lease) => default;

        public void ThrowIfEnded()
        {
        }
    }
}
