using System.Runtime.ExceptionServices;
using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>Sends the statements of a batch that nobody answered in one message with one Sync, and reads the one answer.</summary>
internal sealed class BatchAttempt(IConnectionSource source, IReadOnlyList<BatchedStatement> statements)
{
    private static readonly TimeSpan StopDelay = TimeSpan.FromMilliseconds(50);

    private readonly int[] _sent = [.. Enumerable.Range(0, statements.Count).Where(i => !statements[i].IsAnswered)];
    private readonly bool _writes = statements.Any(statement => statement.MayWrite);

    /// <summary>Whether it is known to change nothing, so that it may be stopped and sent again.</summary>
    public bool IsRead => !_writes;

    /// <summary>Runs it once.</summary>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_sent is [])
            return true;
        var commands = Array.ConvertAll(_sent, CreateCommand);
        var isWrite = _sent.Any(index => statements[index].IsWrite);
        var lease = await source.AcquireAsync(isWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            using var entry = await lease.EnterAsync(source, GateUse.Command, isWrite, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < commands.Length; i++)
            {
                if (!statements[_sent[i]].IsCompiled)
                    HandWritten.Note(lease, commands[i].CommandText);
            }

            using var batch = lease.CreateBatch(commands);
            await ReadAsync(lease, batch, commands, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await source.ReleaseAsync(lease).ConfigureAwait(false);
        }

        return true;
    }

    // A statement that only says nothing is never complete for the driver, and it has no result either.
    private static int Current(NpgsqlBatchCommand[] commands) =>
        Array.FindIndex(commands, command => command.StatementType == StatementType.Unknown && !SqlOperation.SaysNothing(command.CommandText));

    private NpgsqlBatchCommand CreateCommand(int index)
    {
        try
        {
            // All of a batch is one transaction, also where nobody began one; what was written before a statement that fails is undone by that.
            var command = statements[index].CreateCommand();
            if (!statements[index].IsCompiled)
                HandWritten.ThrowIfControlsTransaction(command.CommandText);
            return command;
        }
        catch (PrismaNextException exception)
        {
            BatchIndex.Note(exception, index);
            throw;
        }
    }

    private async ValueTask ReadAsync(ConnectionLease lease, NpgsqlBatch batch, NpgsqlBatchCommand[] commands, CancellationToken cancellationToken)
    {
        (Exception? Failure, int Ended) read;
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await lease.NoteSentAsync(reader, cancellationToken).ConfigureAwait(false);
                read = await ReadResultsAsync(lease, reader, commands, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            try
            {
                await CommandFailure.RaiseAsync(source, lease, exception, _writes, cancellationToken).ConfigureAwait(false);
            }
            catch (DatabaseException error) when (error is { IsTimeout: true } or { InnerException: PostgresException { InvariantSeverity: "ERROR" } })
            {
                NoteFailed(error, batch, commands);
                throw;
            }

            throw;
        }

        for (var i = 0; i < read.Ended; i++)
        {
            var statement = statements[_sent[i]];
            statement.Complete(commands[i]);
            statement.IsEnded = statement.Failure is null;
        }

        if (read.Failure is not null)
            ExceptionDispatchInfo.Throw(read.Failure);
    }

    // When something of the batch writes, whether it happened must not depend on a race, so that the answer is read to its end whatever a row does.
    // So it is in a transaction, which would be lost otherwise.
    private async ValueTask<(Exception? Failure, int Ended)> ReadResultsAsync(
        ConnectionLease lease, NpgsqlDataReader reader, NpgsqlBatchCommand[] commands, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        do
        {
            // Statements without a result are passed over by the driver; it has noted their end.
            var current = Current(commands);
            if (current < 0)
                return (failure, commands.Length);
            statements[_sent[current]].Failure = null; // Of an attempt before.
            try
            {
                await statements[_sent[current]].ReadAsync(lease, reader, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception == lease.ProgramFailure)
            {
                BatchIndex.Note(exception, _sent[current]);
                statements[_sent[current]].Failure = exception;
                failure ??= exception;
                if (IsRead && !lease.MayBeInTransaction)
                {
                    await PassOverAsync(lease, reader).ConfigureAwait(false);
                    return (failure, current);
                }
            }
        }
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));

        return (failure, commands.Length);
    }

    // The rest is of no use. The server forgets a request to stop that reaches it between two statements, and the driver sends no second one; so it is sent
    // when the server is at something that takes long. At worst the answer is read to its end.
    private static async ValueTask PassOverAsync(ConnectionLease lease, NpgsqlDataReader reader)
    {
        try
        {
            Task<bool> next;
            do
            {
                next = reader.NextResultAsync(CancellationToken.None);
                if (await Task.WhenAny(next, Task.Delay(StopDelay, lease.Time)).ConfigureAwait(false) != next)
                    await lease.CancelAsync().ConfigureAwait(false);
            }
            while (await next.ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            // It was stopped, or the connection is gone, which the lease knows.
        }
    }

    // The server runs nothing behind the statement that failed, so it is the first that is not complete; unless that is one of those put before the batch.
    private void NoteFailed(DatabaseException error, NpgsqlBatch batch, NpgsqlBatchCommand[] commands)
    {
        var ahead = batch.BatchCommands.Cast<NpgsqlBatchCommand>().SkipLast(commands.Length);
        if (ahead.All(command => command.StatementType != StatementType.Unknown) && Current(commands) is >= 0 and var failed)
            BatchIndex.Note(error, _sent[failed]);
    }
}
