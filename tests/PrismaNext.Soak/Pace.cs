namespace PrismaNext.Soak;

/// <summary>Lets all clients pause between two operations, so that what is measured meanwhile is what is held, not what is in use.</summary>
internal sealed class Pace(int clients)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _resumed;
    private TaskCompletionSource? _allWait;
    private int _waiting;

    /// <summary>Called by each client before an operation.</summary>
    public Task EnterAsync()
    {
        lock (_lock)
        {
            if (_resumed is null)
                return Task.CompletedTask;
            if (++_waiting == clients)
                _allWait?.SetResult();
            return _resumed.Task;
        }
    }

    /// <summary>Returns when every client waits.</summary>
    public Task PauseAsync()
    {
        lock (_lock)
        {
            (_resumed, _allWait, _waiting) = (New(), New(), 0);
            return _allWait.Task;
        }
    }

    public void Resume()
    {
        lock (_lock)
        {
            _resumed?.SetResult();
            _resumed = null;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
