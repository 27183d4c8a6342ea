using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>A client that is disposed on a silent network, where no time-out ends a command: what is told of work that may have happened.</summary>
public sealed class AbandonmentTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Facade> Both => [Facade.LongLived, Facade.PerRequest];

    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_commit_whose_answer_nobody_saw_is_unknown(Facade facade)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var open = await OpenAsync(facade, proxy);
        proxy.BreakOn("COMMIT", Fault.Silent, isAnswerLost: true);
        var committing = open.Runtime.TransactionAsync(async tx => await tx.ExecuteAsync(Note(1)));
        await NoteIsThereAsync();
        await DisposeAsync(open, proxy);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => committing.WaitAsync(Patience));
        Assert.Equal(("RUNTIME.COMMIT_UNKNOWN", "RUNTIME.DISPOSED"), (error.Code, Assert.IsType<PrismaNextException>(error.InnerException).Code));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_rollback_that_nobody_answers_leaves_the_exception_of_the_callback(Facade facade)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var open = await OpenAsync(facade, proxy);
        var rollingBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = open.Runtime.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Note(1));
            proxy.On("ROLLBACK", () =>
            {
                proxy.Break(Fault.Silent);
                rollingBack.SetResult();
                return Task.CompletedTask;
            });
            throw new TimeZoneNotFoundException();
        });
        await rollingBack.Task;
        await DisposeAsync(open, proxy);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => running.WaitAsync(Patience));
        Assert.Equal(0, await NotesAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_callback_without_a_command_is_waited_for_and_its_next_command_refused(Facade facade)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var open = await OpenAsync(facade, proxy);
        var (hasBegun, isFree) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        string? code = null;
        var running = open.Runtime.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Note(1));
            hasBegun.SetResult();
            await isFree.Task;
            code = (await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await tx.ExecuteAsync(Note(2)))).Code;
            throw new TimeZoneNotFoundException();
        });
        await hasBegun.Task;
        proxy.Break(Fault.Silent);
        await DisposeAsync(open, proxy);
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        Assert.False(running.IsCompleted);
        isFree.SetResult();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => running.WaitAsync(Patience));
        Assert.Equal("RUNTIME.DISPOSED", code);
    }

    [Theory]
    [InlineData(Facade.LongLived, false)]
    [InlineData(Facade.LongLived, true)]
    [InlineData(Facade.PerRequest, false)]
    [InlineData(Facade.PerRequest, true)]
    public async Task A_write_whose_answer_nobody_saw_may_have_happened(Facade facade, bool isInBatch)
    {
        await using var proxy = new WireProxy(database.ConnectionString);
        await using var open = await OpenAsync(facade, proxy);
        proxy.BreakOn("INSERT", Fault.Silent, isAnswerLost: true);
        Task writing = isInBatch
            ? open.Runtime.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.Write(Note(1))))
            : open.Runtime.ExecuteAsync(Note(1)).AsTask();
        await NoteIsThereAsync();
        await DisposeAsync(open, proxy);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => writing.WaitAsync(Patience));
        Assert.Equal(("DRIVER.CONNECTION_LOST", "RUNTIME.DISPOSED"), (error.Code, Assert.IsType<PrismaNextException>(error.InnerException).Code));
        Assert.Contains("may have happened", error.Message, StringComparison.Ordinal);
    }

    private static async Task<OpenRuntime> OpenAsync(Facade facade, WireProxy proxy)
    {
        var closeTimeout = TimeSpan.FromSeconds(1);
        if (facade == Facade.PerRequest)
        {
            var serverless = PostgresServerless.Create(Contexts.Empty, new() { CommandTimeout = TimeSpan.Zero, CloseTimeout = closeTimeout });
            var runtime = await serverless.ConnectAsync(proxy.ConnectionString);
            return new(runtime, runtime);
        }

        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = proxy.ConnectionString, CommandTimeout = TimeSpan.Zero, CloseTimeout = closeTimeout });
        await client.ConnectAsync();
        return new(client, client);
    }

    // The request to stop a command does not get through either.
    private static async Task DisposeAsync(OpenRuntime open, WireProxy proxy)
    {
        proxy.BreakAtConnect(Fault.Silent);
        await open.DisposeAsync().AsTask().WaitAsync(Patience);
    }

    private static Linq.Planning.CommandPlan Note(int id) => Plans.Command($"INSERT INTO notes VALUES ({id}, '')");

    private Task NoteIsThereAsync() => TestDatabase.EventuallyAsync(async () => await NotesAsync() == 1);

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");
}
