using System.Globalization;
using Npgsql;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>A cursor on the server, in a transaction of its own unless there is one. Its methods send commands; the caller holds the gate.</summary>
internal sealed class ServerCursor<T>(Execution<T> execution, ConnectionLease lease)
{
    private const int SampledRows = 8;

    private PageSizes _sizes = new(execution.Settings.Growth, execution.BatchSize);
    private string _name = "";
    private ReadTransaction? _transaction;
    private long _bytesPerRow;
    private volatile bool _isLeft;

    /// <summary>The rows of the next page.</summary>
    public int NextPage => _sizes.Next(_bytesPerRow);

    /// <summary>Whether there may be a cursor on the server.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the last row was fetched.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Takes note that nobody wants the rows of a page that is on its way.</summary>
    public void Leave() => _isLeft = true;

    /// <summary>Opens the cursor and fetches its first page, in one round trip.</summary>
    public async Task OpenAsync(NpgsqlBatchCommand command, List<T> page, CancellationToken cancellationToken)
    {
        var isInUsersTransaction = lease.Transaction is not null
            || (lease.ReadTransaction is null && await lease.IsInForeignTransactionAsync(cancellationToken).ConfigureAwait(false));
        SessionCheck.ThrowIfUnsafe(lease.Connection, command.CommandText);
        using var batch = lease.CreateBatch();
        if (!isInUsersTransaction)
        {
            if (lease.ReadTransaction is null)
                batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
            _transaction = lease.ReadTransaction ??= new ReadTransaction();
            _transaction.Cursors++;
        }

        lease.MayBeChanged |= !execution.Plan.IsCompiled;
        _name = lease.OpenCursor(execution.Plan.SqlHash);
        IsOpen = true;
        Telemetry.OpenCursors.Add(1);
        command.CommandText = $"DECLARE {_name} NO SCROLL CURSOR FOR {command.CommandText}";
        batch.BatchCommands.Add(command);
        await FetchAsync(batch, page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws when the transaction of the cursor is over, because something in it failed.</summary>
    public void ThrowIfAborted()
    {
        if (_transaction is { IsEnded: true })
            throw RuntimeErrors.StreamAborted();
    }

    /// <summary>Fetches the next page.</summary>
    public async Task FetchAsync(List<T> page, CancellationToken cancellationToken)
    {
        execution.Source.ThrowIfEnded();
        ThrowIfAborted();
        if (!lease.IsOpen)
            throw DriverErrors.ConnectionUnusable();
        using var batch = lease.CreateBatch();
        await FetchAsync(batch, page, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the cursor, and the transaction when it was the last one in it.</summary>
    public async Task CloseAsync()
    {
        if (!IsOpen)
            return;
        IsOpen = false;
        Telemetry.OpenCursors.Add(-1);
        if (execution.Source.IsEnded || _transaction is { IsEnded: true } || lease is { IsFailed: true } or { IsUnknown: true } or { IsOpen: false })
            return;

        lease.ForgetCursor(_name);
        using var batch = lease.CreateBatch();
        if (_transaction is not null && --_transaction.Cursors == 0)
        {
            _transaction.IsEnded = true;
            lease.ReadTransaction = null;
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        }
        else
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"CLOSE {_name}"));
        }

        await BatchRunner.ExecuteAsync(execution.Source, lease, batch, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task FetchAsync(NpgsqlBatch batch, List<T> page, CancellationToken cancellationToken)
    {
        var size = NextPage;
        _sizes.Advance();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(string.Create(CultureInfo.InvariantCulture, $"FETCH FORWARD {size} FROM {_name}")));
        page.Clear();
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await lease.NoteSentAsync(reader, cancellationToken).ConfigureAwait(false);
                var reading = execution.RunsClientCode ? HeldLease.Read(lease) : null;
                try
                {
                    await ReadPageAsync(reader, page, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    reading?.End();
                }
            }
        }
        catch (Exception exception)
        {
            await CommandFailure.RaiseAsync(execution.Source, lease, exception, execution.MayWrite, cancellationToken).ConfigureAwait(false);
            throw;
        }

        IsAtEnd = page.Count < size;
    }

    private async Task ReadPageAsync(NpgsqlDataReader reader, List<T> page, CancellationToken cancellationToken)
    {
        var (read, values) = (execution.Read, execution.Query.Values);
        long sampled = 0;
        while (!_isLeft && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // What a row takes decides how many the next page may have. Every eighth is measured: the counter is cheap, but not free.
            var isSampled = page.Count % SampledRows == 0;
            var before = isSampled ? GC.GetAllocatedBytesForCurrentThread() : 0;
            try
            {
                page.Add(read(reader, values));
            }
            catch (Exception exception)
            {
                lease.ProgramFailure = exception;
                throw;
            }

            if (isSampled)
                sampled += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        if (page.Count > 0)
            _bytesPerRow = sampled / ((page.Count + SampledRows - 1) / SampledRows);
    }
}
