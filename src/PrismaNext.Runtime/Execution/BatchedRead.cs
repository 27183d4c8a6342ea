using Npgsql;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>A query of a batch, whose rows are all read; of one value no more than tell whether there is exactly one.</summary>
internal sealed class BatchedRead<T> : BatchedStatement
{
    private readonly Execution<T> _execution;

    public BatchedRead(Execution<T> execution)
    {
        var isSingle = execution.Plan.Cardinality != Cardinality.Sequence;
        if (!execution.Plan.IsWrite && execution.ListMode is var mode && mode != ExecutionMode.Buffered && (!isSingle || mode == ExecutionMode.Simple))
            throw RuntimeErrors.ModeUnsupportedInBatch(mode);
        _execution = execution;
        Maximum = isSingle ? 2 : int.MaxValue;
    }

    /// <summary>The rows; there when the batch was read.</summary>
    public List<T> Rows { get; private set; } = [];

    public override bool IsWrite => _execution.Plan.IsWrite;

    public override bool IsCompiled => _execution.Plan.IsCompiled;

    public override bool IsAnswered => Run?.Execution.Rows is not null;

    public override long Count => Rows.Count;

    private int Maximum { get; }

    public override QueryExecution Describe()
    {
        var described = MiddlewareLoop.Describe(_execution, ExecutionMode.Buffered, holdsAllRows: true, isInBatch: true);
        described.CopyRows = () => Rows.ToArray();
        return described;
    }

    public override NpgsqlBatchCommand CreateCommand() => _execution.CreateCommand();

    public override void TakeAnswer()
    {
        if (Run is { } run && MiddlewarePipeline.Answered<T>(run) is { } answer)
            Rows = answer;
    }

    public override ValueTask ReadAsync(ConnectionLease lease, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        Rows = [];
        return BatchRunner.ReadRowsAsync(
            lease, reader, Run is { } run ? _execution with { Read = run.Watch(_execution.Read) } : _execution, Rows, Maximum, cancellationToken);
    }
}
