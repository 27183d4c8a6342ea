using System.Collections.Concurrent;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Transaction;

/// <summary>A transaction or savepoint on one lease: the source of connections for everything that runs inside it.</summary>
internal sealed class TransactionScope(ConnectionLease lease, TransactionScope? parent, IReadOnlyList<PendingStatement> beginStatements) : IConnectionSource
{
    private readonly ConcurrentQueue<Action> _afterwards = new();
    private volatile bool _isEnded;

    public ConnectionLease Lease => lease;

    /// <summary>The transaction around this one; null for the outermost.</summary>
    public TransactionScope? Parent => parent;

    /// <summary>The statements that begin it; they travel with the first command.</summary>
    public IReadOnlyList<PendingStatement> BeginStatements => beginStatements;

    /// <summary>The savepoint's name, unique within the outermost transaction.</summary>
    public string Savepoint { get; init; } = "";

    public string CommitStatement => parent is null ? "COMMIT" : "RELEASE SAVEPOINT " + Savepoint;

    public string RollbackStatement => parent is null ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT " + Savepoint;

    /// <summary>The number of savepoints made in it so far.</summary>
    public int Savepoints { get; set; }

    public bool MayBeInTransaction => true;

    /// <summary>Whether it is over, or the transaction around it is: a callback that nobody awaited may outlive that.</summary>
    public bool IsEnded => _isEnded || parent is { IsEnded: true };

    /// <summary>Where the lease is from: the transaction around this one, or what lends connections.</summary>
    public required IConnectionSource Source { get; init; }

    public CancellationToken Abandoned => Source.Abandoned;

    public void ThrowIfEnded()
    {
        if (IsEnded)
            throw TransactionErrors.TransactionClosed();
        Source.ThrowIfEnded();
    }

    public ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        return lease.Transaction == this ? new(lease) : throw TransactionErrors.TransactionOpen();
    }

    public ValueTask ReleaseAsync(ConnectionLease lease) => default;

    /// <summary>Keeps an action for the end of the outermost transaction; a savepoint's end decides nothing.</summary>
    public void AfterTransaction(Action action)
    {
        if (parent is null)
            _afterwards.Enqueue(action);
        else
            parent.AfterTransaction(action);
    }

    /// <summary>Runs the actions that waited for the end.</summary>
    public void RunAfterwards()
    {
        while (_afterwards.TryDequeue(out var action))
            action();
    }

    /// <summary>From now on everything that uses the scope fails, before it reaches the connection.</summary>
    public void End() => _isEnded = true;
}
