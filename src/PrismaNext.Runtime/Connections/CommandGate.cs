using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Lets one command at a time onto a connection.</summary>
/// <remarks>Work in the background (the next page of a cursor) is waited for. Work of another caller is not: it is refused at once, so that nothing
/// ever waits for itself.</remarks>
internal sealed class CommandGate
{
    private readonly Lock _lock = new();
    private GateUse _use;
    private Task _background = Task.CompletedTask;
    private TaskCompletionSource? _freed;

    public GateUse Use
    {
        get
        {
            lock (_lock)
                return _use;
        }
    }

    /// <summary>Takes the gate, after the work in the background; refuses when another command holds it, unless that is to be waited for.</summary>
    public ValueTask EnterAsync(GateUse use, bool waits, CancellationToken cancellationToken)
    {
        Task? freed = null;
        Task background;
        lock (_lock)
        {
            if (_use == GateUse.Stream)
                throw RuntimeErrors.StreamOpen();
            if (_use == GateUse.Command)
                freed = waits ? Freed() : throw RuntimeErrors.ConcurrentUse();
            else
                _use = use;
            background = _background;
        }

        if (freed is not null)
            return WhenFreedAsync(freed, use, cancellationToken);
        return background.IsCompleted ? default : AfterAsync(background, cancellationToken);
    }

    /// <summary>Takes the gate after whatever holds it; for cleaning up, which must not be refused.</summary>
    public async ValueTask EnterLastAsync()
    {
        while (!TryEnter(out var freed))
            await freed.ConfigureAwait(false);
        await _background.ConfigureAwait(false);
    }

    /// <summary>Gives the gate back.</summary>
    public void Exit()
    {
        TaskCompletionSource? freed;
        lock (_lock)
        {
            _use = GateUse.None;
            (freed, _freed) = (_freed, null);
        }

        freed?.SetResult();
    }

    /// <summary>Starts work in the background, behind the work that is there already; null when a command holds the gate.</summary>
    public Task? TryRunBehind(Func<Task> work)
    {
        TaskCompletionSource done;
        Task before;
        lock (_lock)
        {
            if (_use != GateUse.None)
                return null;
            done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (before, _background) = (_background, done.Task);
        }

        return RunBehindAsync(before, work, done);
    }

    private bool TryEnter(out Task freed)
    {
        lock (_lock)
        {
            if (_use == GateUse.None)
            {
                _use = GateUse.Command;
                freed = Task.CompletedTask;
                return true;
            }

            freed = Freed();
            return false;
        }
    }

    private Task Freed() => (_freed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private async ValueTask WhenFreedAsync(Task freed, GateUse use, CancellationToken cancellationToken)
    {
        await freed.WaitAsync(cancellationToken).ConfigureAwait(false);
        await EnterAsync(use, waits: true, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunBehindAsync(Task before, Func<Task> work, TaskCompletionSource done)
    {
        try
        {
            await before.ConfigureAwait(false);
            await work().ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async ValueTask AfterAsync(Task background, CancellationToken cancellationToken)
    {
        await background.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (background.IsCompleted)
            return;
        Exit();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
