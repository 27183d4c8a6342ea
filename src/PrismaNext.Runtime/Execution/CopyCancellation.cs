using Npgsql;

namespace PrismaNext.Runtime.Execution;

/// <summary>Stops a COPY on the server. The driver itself would only drop the connection, and the server would work on until it has something to send.</summary>
/// <remarks>The COPY is found by a comment in its text, not by a process id, which a pooler makes up. When that does not help in time, the connection is
/// dropped.</remarks>
internal sealed class CopyCancellation : IAsyncDisposable
{
    /// <summary>As long as the driver itself waits after a cancel request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>As long as the request may take that goes on when the connection was dropped: the server would not notice that before it has something to send.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly NpgsqlConnection _connection;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _callersToken;
    private readonly string _beginning = $"COPY /* {Guid.NewGuid():N} */";
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _drop = new();
    private readonly CancellationTokenRegistration _callers;
    private readonly CancellationTokenRegistration _cancelling;
    private Task _cancellation = Task.CompletedTask;
    private volatile bool _isInterrupted;

    /// <param name="connection">The connection that runs the COPY.</param>
    /// <param name="timeout">How long the server may take to go on; zero for as long as it wants.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public CopyCancellation(NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        (_connection, _timeout, _callersToken) = (connection, timeout, cancellationToken);
        _cancelling = _asked.Token.Register(() => _cancellation = CancelAsync());
        _callers = cancellationToken.Register(_asked.Cancel);
        NoteProgress();
    }

    /// <summary>Whether the COPY was to be stopped.</summary>
    public bool IsRequested => _asked.IsCancellationRequested;

    /// <summary>For the driver: cancelled when nothing else helps.</summary>
    public CancellationToken DropToken => _drop.Token;

    /// <summary>The statement as it can be found. The driver wants COPY to be its first word, so comments come after that.</summary>
    public string Tagged(string copy, IReadOnlyList<string> tags) => _beginning + QueryTags.Prepend(tags, copy["COPY".Length..]);

    /// <summary>Starts the time anew that the server may take.</summary>
    public void NoteProgress()
    {
        if (_timeout > TimeSpan.Zero)
            _asked.CancelAfter(_timeout);
    }

    /// <summary>Asks the server to stop.</summary>
    public void Request()
    {
        _isInterrupted = true;
        _asked.Cancel();
    }

    /// <summary>What a COPY that was stopped throws: as the driver's commands do.</summary>
    public Exception Stopped(Exception exception) => _callersToken.IsCancellationRequested || _isInterrupted
        ? new OperationCanceledException("The COPY was stopped.", exception, _callersToken)
        : new NpgsqlException("The COPY was stopped.", new TimeoutException("The server took longer than the timeout.", exception));

    public async ValueTask DisposeAsync()
    {
        await _callers.DisposeAsync().ConfigureAwait(false);
        await _cancelling.DisposeAsync().ConfigureAwait(false);

        // A request on its way must not reach the next statement; on a connection that was dropped there will be none.
        if (_drop.IsCancellationRequested)
            _ = _cancellation.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        else
            await _cancellation.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _asked.Dispose();
        _drop.Dispose();
    }

    private async Task CancelAsync()
    {
        _drop.CancelAfter(Patience);
        using var inTime = new CancellationTokenSource(RequestTimeout);
        var address = new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false };
        var other = await _connection.CloneWithAsync(address.ConnectionString, inTime.Token).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            await other.OpenAsync(inTime.Token).ConfigureAwait(false);
            var call = $"COPY (SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND starts_with(query, '{_beginning}')) TO STDOUT";
            using var answer = await other.BeginTextExportAsync(call, inTime.Token).ConfigureAwait(false);
            await answer.ReadToEndAsync(inTime.Token).ConfigureAwait(false);
        }
    }
}
