using Npgsql;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>A write of a batch.</summary>
internal sealed class BatchedWrite(CommandPlan command, IConnectionSource source, ExecutionSettings settings) : BatchedStatement
{
    /// <summary>How many rows were affected; there when the batch was read.</summary>
    public long Affected { get; private set; }

    public override bool IsWrite => true;

    public override bool IsCompiled => command.IsCompiled;

    public override long Count => Affected;

    public override QueryExecution Describe() => MiddlewareLoop.Describe(command, source, settings, isInBatch: true);

    public override NpgsqlBatchCommand CreateCommand() => CommandBinder.Bind(command.Sql, command.Parameters, command.Values);

    // SQL by hand may have a result, which nobody asked for.
    public override ValueTask ReadAsync(ConnectionLease lease, NpgsqlDataReader reader, CancellationToken cancellationToken) => default;

    public override void Complete(NpgsqlBatchCommand sent) => Affected = (long)sent.Rows;
}
