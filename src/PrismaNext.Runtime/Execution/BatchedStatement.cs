using Npgsql;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>One query or write of a batch.</summary>
internal abstract class BatchedStatement
{
    /// <summary>Whether it may change data.</summary>
    public abstract bool IsWrite { get; }

    /// <summary>Whether the compiler made it; SQL by hand may change the session.</summary>
    public abstract bool IsCompiled { get; }

    /// <summary>Whether it writes, or is SQL by hand, of which nobody knows.</summary>
    public bool MayWrite => IsWrite || !IsCompiled;

    /// <summary>Whether a middleware answered it, so that it is not sent.</summary>
    public virtual bool IsAnswered => false;

    /// <summary>What the middleware is told at the end: rows read, or rows affected.</summary>
    public abstract long Count { get; }

    /// <summary>Its way through the middleware; null when nobody looks.</summary>
    public MiddlewareRun? Run { get; set; }

    /// <summary>Whether the server ran it and all of its answer was read, whatever became of the others.</summary>
    public bool IsEnded { get; set; }

    /// <summary>What code of the program threw on one of its rows.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What middleware sees of it.</summary>
    public abstract QueryExecution Describe();

    /// <summary>The driver's command, with its values; a new one for every attempt to send it.</summary>
    public abstract NpgsqlBatchCommand CreateCommand();

    /// <summary>Takes what a middleware answered with.</summary>
    public virtual void TakeAnswer()
    {
    }

    /// <summary>Reads its rows, on which the reader stands.</summary>
    public abstract ValueTask ReadAsync(ConnectionLease lease, NpgsqlDataReader reader, CancellationToken cancellationToken);

    /// <summary>Takes note of its end on the server.</summary>
    public virtual void Complete(NpgsqlBatchCommand sent)
    {
    }
}
