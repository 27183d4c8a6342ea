using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Marker;

/// <summary>Compares the program's contract with the one that the database was made for, at the first use of the database.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>the database says</term><description>Warn; Throw</description></listheader>
/// <item><term>the same hash</term><description>nothing; nothing</description></item>
/// <item><term>another hash</term><description>a warning; <c>MARKER_MISMATCH</c></description></item>
/// <item><term>no table or schema</term><description>an information; <c>MARKER_MISSING</c></description></item>
/// <item><term>no row, other columns, no right to read</term><description>a warning; <c>MARKER_MISSING</c></description></item>
/// <item><term>nothing: reading failed</term><description>a warning, read again at the next use; the error</description></item>
/// </list>
/// Throw remembers a match only, so that a program heals when its database was migrated; Warn remembers that it has spoken.
/// </remarks>
internal sealed class MarkerVerifier(string storageHash, MarkerPolicy policy, DatabaseAddress address, ILogger logger)
{
    private static readonly ConcurrentDictionary<MarkerKey, MarkerPolicy> Done = new();

    private readonly MarkerKey _key = new(address.Host, address.Port, address.Database, storageHash);
    private volatile bool _isDone = policy == MarkerPolicy.Off || (policy == MarkerPolicy.Warn && !logger.IsEnabled(LogLevel.Warning));

    /// <summary>Whether the marker has still to be read.</summary>
    public bool IsDue => !_isDone;

    public ValueTask VerifyAsync(ConnectionLease lease, IConnectionSource source, CancellationToken cancellationToken) =>
        policy == MarkerPolicy.Throw ? EnforceAsync(lease, source, cancellationToken) : WarnAsync(lease, source, cancellationToken);

    private async ValueTask WarnAsync(ConnectionLease lease, IConnectionSource source, CancellationToken cancellationToken)
    {
        _isDone = true;
        if (!Done.TryAdd(_key, MarkerPolicy.Warn))
            return;
        try
        {
            var (state, hash) = await MarkerReader.ReadAsync(lease, source, cancellationToken).ConfigureAwait(false);
            Log(state, hash);
        }
        catch (Exception exception)
        {
            Done.TryRemove(_key, out _);
            _isDone = false;
            if (exception is not DatabaseException || !lease.IsOpen)
                throw;
            LogMessages.MarkerReadFailed(logger, exception, address.Database);
        }
    }

    private async ValueTask EnforceAsync(ConnectionLease lease, IConnectionSource source, CancellationToken cancellationToken)
    {
        if (Done.GetValueOrDefault(_key) != MarkerPolicy.Throw)
        {
            var (state, hash) = await MarkerReader.ReadAsync(lease, source, cancellationToken).ConfigureAwait(false);
            if (state != MarkerState.Found)
                throw MarkerErrors.Missing(address.Database, Reason(state));
            if (hash != storageHash)
                throw MarkerErrors.Mismatch(address.Database, hash, storageHash);
            Done[_key] = MarkerPolicy.Throw;
        }

        _isDone = true;
    }

    private static string Reason(MarkerState state) => state switch
    {
        MarkerState.NoTable => "the table prisma_contract.marker does not exist",
        MarkerState.NoRow => "the table prisma_contract.marker has no row for the space 'app'",
        _ => "the table prisma_contract.marker has no columns space and core_hash that the user may read",
    };

    private void Log(MarkerState state, string? hash)
    {
        if (state == MarkerState.NoTable)
            LogMessages.MarkerTableMissing(logger, address.Database);
        else if (state != MarkerState.Found)
            LogMessages.MarkerMissing(logger, address.Database, Reason(state));
        else if (hash != storageHash)
            LogMessages.MarkerMismatch(logger, address.Database, hash, storageHash);
    }
}
