using System.Data;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>A borrowed connection: its gate, the cursors open on it, and what is known of its transaction.</summary>
internal sealed class ConnectionLease(NpgsqlConnection connection, ConnectionSettings settings, ILogger logger)
{
    private static readonly TimeSpan InterruptInterval = TimeSpan.FromMilliseconds(100);

    private readonly CommandGate _gate = new();
    private readonly StaleCheck _stale = new(connection, settings.Time);
    private List<PendingStatement>? _pending;
    private bool _isBeginUnsent;
    private int _resultsAhead;
    private HashSet<string>? _cursors;
    private int _users = 1;
    private NpgsqlBatch? _active;
    private Action? _cancelCopy;

    public NpgsqlConnection Connection => connection;

    public ILogger Logger => logger;

    /// <summary>The clock.</summary>
    public TimeProvider Time => settings.Time;

    /// <summary>How long the server may take to answer; zero for as long as it wants.</summary>
    public TimeSpan CommandTimeout => settings.CommandTimeout ?? TimeSpan.FromSeconds(connection.CommandTimeout);

    /// <summary>Whether the connection is the user's, who may have begun a transaction on it.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>Whether the connection waited in a pool, where it may have died unnoticed.</summary>
    public bool IsPooled { get; init; }

    /// <summary>Whether its first command found the connection dead; those that waited beside it in the pool may be dead as well.</summary>
    public bool WasFoundDead { get; private set; }

    /// <summary>Whether SQL by hand ran on it, which may have changed the session.</summary>
    public bool MayBeChanged { get; set; }

    /// <summary>The innermost transaction that a user opened on the connection; null for none.</summary>
    public IConnectionSource? Transaction { get; set; }

    /// <summary>The transaction of the cursors that are open outside of a user's transaction; null for none.</summary>
    public ReadTransaction? ReadTransaction { get; set; }

    /// <summary>Whether a statement failed in the user's transaction, so that the server will refuse to commit it.</summary>
    public bool IsFailed { get; set; }

    /// <summary>What code of the program last threw on a row of the running command.</summary>
    public Exception? ProgramFailure { get; set; }

    /// <summary>Whether nobody can tell what state the connection is in; it is destroyed instead of being used again.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>Whether a cancelled command could abort a transaction; a borrowed connection may be in one of its owner's.</summary>
    public bool MayBeInTransaction => IsBorrowed || Transaction is not null || ReadTransaction is not null;

    /// <summary>Whether reads inside an open stream share its connection, because the pool has no other.</summary>
    public bool IsShared => Volatile.Read(ref _users) > 1;

    /// <summary>Whether a result in stream mode holds the gate.</summary>
    public bool IsStreaming => _gate.Use == GateUse.Stream;

    /// <summary>Whether the driver still holds an open connection.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>Adds a user to the connection; fails when its last one has left.</summary>
    public bool TryJoin()
    {
        for (var users = Volatile.Read(ref _users); users > 0; users = Volatile.Read(ref _users))
        {
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
                return true;
        }

        return false;
    }

    /// <summary>Takes a user away.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Leave() => Interlocked.Decrement(ref _users) == 0;

    /// <summary>Takes the gate for one command.</summary>
    public ValueTask<GateEntry> EnterAsync(IConnectionSource source, GateUse use, bool isWrite, CancellationToken cancellationToken)
    {
        if (HeldLease.IsReading(this))
            throw RuntimeErrors.QueryNested();
        var entering = _gate.EnterAsync(use, IsShared, cancellationToken);
        return entering.IsCompletedSuccessfully
            ? new(Entered(source, isWrite, cancellationToken))
            : WhenEnteredAsync(entering, source, isWrite, cancellationToken);
    }

    private async ValueTask<GateEntry> WhenEnteredAsync(ValueTask entering, IConnectionSource source, bool isWrite, CancellationToken cancellationToken)
    {
        await entering.ConfigureAwait(false);
        return Entered(source, isWrite, cancellationToken);
    }

    private GateEntry Entered(IConnectionSource source, bool isWrite, CancellationToken cancellationToken)
    {
        try
        {
            source.ThrowIfEnded();
            cancellationToken.ThrowIfCancellationRequested();
            if (isWrite && ReadTransaction is not null)
                throw RuntimeErrors.StreamOpen();
            if (!IsOpen || IsUnknown)
                throw DriverErrors.ConnectionUnusable();
        }
        catch
        {
            _gate.Exit();
            throw;
        }

        return new GateEntry(_gate, this);
    }

    /// <summary>Takes the gate for cleaning up; waits for whatever holds it.</summary>
    public async ValueTask<GateEntry> EnterLastAsync()
    {
        await _gate.EnterLastAsync().ConfigureAwait(false);
        return new GateEntry(_gate, this);
    }

    /// <summary>Takes the gate for cleaning up; the command that holds it is cancelled.</summary>
    public async ValueTask<GateEntry> InterruptAsync()
    {
        var entering = EnterLastAsync().AsTask();
        while (!entering.IsCompleted)
        {
            // A command that is not on its way yet cannot be cancelled, so once is not always enough.
            await CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(entering, Task.Delay(InterruptInterval)).ConfigureAwait(false);
        }

        return await entering.ConfigureAwait(false);
    }

    /// <summary>Starts work behind the command that is running in the background; null when the gate is held.</summary>
    public Task? TryRunBehind(Func<Task> work) => _gate.TryRunBehind(work);

    /// <summary>Puts statements before the next command, in the same round trip.</summary>
    public void Prepend(IReadOnlyList<PendingStatement> statements) => (_pending ??= []).AddRange(statements);

    /// <summary>Takes back statements that were not sent yet.</summary>
    public bool TryTakeBack(IReadOnlyList<PendingStatement> statements) => _pending?.RemoveAll(statements.Contains) > 0;

    /// <summary>Takes back all statements that were not sent yet.</summary>
    public void ForgetPrepended() => _pending = null;

    /// <summary>A batch of commands, and before them the statements put before the next one.</summary>
    public NpgsqlBatch CreateBatch(NpgsqlBatchCommand[] commands)
    {
        foreach (var command in commands)
            SessionCheck.ThrowIfUnsafe(connection, command.CommandText);
        var batch = CreateBatch();
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>A batch of a command, and before it the statements put before the next one.</summary>
    public NpgsqlBatch CreateBatch(NpgsqlBatchCommand command)
    {
        SessionCheck.ThrowIfUnsafe(connection, command.CommandText);
        var batch = CreateBatch();
        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>A batch that starts with the statements put before the next command.</summary>
    public NpgsqlBatch CreateBatch()
    {
        var batch = connection.CreateBatch();
        if (settings.CommandTimeout is { } timeout)
            batch.Timeout = (int)Math.Ceiling(timeout.TotalSeconds);
        AddPending(batch);
        (_active, _cancelCopy, ProgramFailure) = (batch, null, null);
        _stale.NoteCommand();
        return batch;
    }

    /// <summary>Takes note of a COPY, which is sent as a command of its own: the statements put before it go first.</summary>
    public async ValueTask BeginCopyAsync(Action cancel, CancellationToken cancellationToken)
    {
        if (_pending is { Count: > 0 })
        {
            using var batch = CreateBatch();
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            (_isBeginUnsent, _resultsAhead) = (false, 0);
        }

        (_active, _cancelCopy, ProgramFailure) = (null, cancel, null);
        _stale.NoteCommand();
    }

    /// <summary>Takes note of the end of a COPY.</summary>
    public void EndCopy() => _cancelCopy = null;

    /// <summary>Runs statements that have no result and no parameters, in one round trip.</summary>
    public async ValueTask ExecuteAsync(params string[] statements)
    {
        using var batch = CreateBatch();
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Whether a command of it was asked to stop: the request may still be on its way, so the driver's object is not used again.</summary>
    public bool WasCancelled { get; private set; }

    /// <summary>Asks the server to stop the running command; returns when the request was sent.</summary>
    public async Task CancelAsync()
    {
        WasCancelled = true;
        var cancelling = (_cancelCopy, _active) switch
        {
            // The driver's Cancel blocks while it connects.
            ({ } cancel, _) => Task.Run(cancel),
            (_, { } active) => Task.Run(active.Cancel),
            _ => Task.CompletedTask,
        };

        // It fails when the command has ended meanwhile, and its connection with it: then there is nothing to stop.
        await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>A cursor name that is free on this connection.</summary>
    /// <remarks>It follows from the plan because a prepared <c>FETCH</c> keeps the row description of the cursor it was prepared with.</remarks>
    public string OpenCursor(ulong planHash)
    {
        _cursors ??= [];
        for (var ordinal = 0; ; ordinal++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"pn_{planHash:x16}_{ordinal}");
            if (_cursors.Add(name))
                return name;
        }
    }

    /// <summary>Makes the name of a closed cursor free again.</summary>
    public void ForgetCursor(string name) => _cursors?.Remove(name);

    /// <summary>Makes the names of all cursors free: their transaction is over.</summary>
    public void ForgetCursors() => _cursors?.Clear();

    /// <summary>Whether the server did not begin the command that failed: the connection was dead already, or what was prepared on it no longer fits.</summary>
    public bool IsStale(Exception exception) =>
        StaleCheck.IsLostStatement(exception) || (IsPooled && (_stale.IsDeadConnection(exception) || _stale.IsMisread(exception)));

    /// <summary>Takes note that the server has the running batch, and with it the statements that were put before it; goes past their results.</summary>
    public ValueTask NoteSentAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        _isBeginUnsent = false;
        return _resultsAhead == 0 ? default : SkipResultsAsync(reader, cancellationToken);
    }

    /// <summary>Takes note of what a failed command leaves behind. To be called with the gate held.</summary>
    public async ValueTask NoteFailureAsync(Exception exception)
    {
        // Unless the server answered, nobody knows whether it has the BEGIN that was to travel with the command; without one, the next would commit by itself.
        if (_isBeginUnsent && !IsAnswered(exception))
            IsUnknown = true;
        if (!IsOpen)
        {
            IsUnknown = true;
            WasFoundDead = IsStale(exception);
            EndReadTransaction();
        }
        else if (IsUnknown)
        {
            EndReadTransaction();
            await ConnectionBreaker.BreakAsync(connection).ConfigureAwait(false);
        }
        else if (exception is NpgsqlException or OperationCanceledException)
        {
            if (Transaction is not null)
                IsFailed = true;
            else if (ReadTransaction is not null)
                await RollbackReadTransactionAsync().ConfigureAwait(false);
            if (StaleCheck.IsLostStatement(exception))
                await ForgetPreparedStatementsAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Rolls back the transaction of the open cursors; reading on from any of them fails.</summary>
    public async ValueTask RollbackReadTransactionAsync()
    {
        EndReadTransaction();
        try
        {
            await ExecuteAsync("ROLLBACK").ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            IsUnknown = true;
            LogMessages.RollbackFailed(logger, exception);
        }
    }

    /// <summary>Whether the user of a borrowed connection began a transaction on it himself.</summary>
    /// <remarks>The driver knows, but tells only by refusing to begin another one. Asking costs a round trip, so it is done for borrowed ones only.</remarks>
    public async ValueTask<bool> IsInForeignTransactionAsync(CancellationToken cancellationToken)
    {
        if (!IsBorrowed)
            return false;
        try
        {
            var probe = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await probe.DisposeAsync().ConfigureAwait(false);
            return false;
        }
        catch (InvalidOperationException) when (IsOpen)
        {
            return true;
        }
    }

    private void AddPending(NpgsqlBatch batch)
    {
        _isBeginUnsent = _pending is { Count: > 0 };
        _resultsAhead = 0;
        foreach (var statement in _pending ?? [])
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var value in statement.Values)
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            batch.BatchCommands.Add(command);
            _resultsAhead += statement.HasResult ? 1 : 0;
        }

        _pending = null;
    }

    private async ValueTask SkipResultsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        for (; _resultsAhead > 0; _resultsAhead--)
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
    }

    // After a time-out the driver asks the server to stop, and drops the connection unless that answers.
    private bool IsAnswered(Exception exception) =>
        exception is PostgresException or { InnerException: PostgresException } || (IsOpen && exception is NpgsqlException { InnerException: TimeoutException });

    // The driver does not notice that a statement is gone, and would send its name again.
    private async ValueTask ForgetPreparedStatementsAsync()
    {
        try
        {
            if (Transaction is null)
                await Task.Run(connection.UnprepareAll).ConfigureAwait(false); // The driver has no asynchronous one.
            else
                IsUnknown = IsPooled; // A failed transaction runs nothing more.
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            IsUnknown = true;
        }
    }

    private void EndReadTransaction()
    {
        if (ReadTransaction is { } transaction)
            transaction.IsEnded = true;
        ReadTransaction = null;
        ForgetCursors();
    }
}
