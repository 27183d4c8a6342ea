using System.Linq.Expressions;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.Runtime;

/// <summary>Several queries and writes on their way to be sent in one round trip; <see cref="IQueryRuntime.BatchAsync"/> gives it to its callback.</summary>
/// <remarks>It lives as long as the callback: nothing can be put in afterwards (<c>RUNTIME.BATCH_CLOSED</c>). It may be used by one thread at a time.</remarks>
public sealed class QueryBatch
{
    private readonly IPlanExecutor _executor;
    private readonly IConnectionSource _source;
    private readonly ExecutionSettings _settings;
    private readonly List<BatchedStatement> _statements = [];
    private readonly List<Func<CancellationToken, ValueTask>> _completions = [];
    private bool _isClosed;

    internal QueryBatch(IPlanExecutor executor, IConnectionSource source, ExecutionSettings settings) =>
        (_executor, _source, _settings) = (executor, source, settings);

    /// <summary>Puts in a query of which all rows are wanted.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="query">A query of the client, runtime or transaction that the batch belongs to, or one that starts at <c>Sql.From</c>.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.BATCH_FOREIGN_QUERY</c>, <c>RUNTIME.MODE_UNSUPPORTED</c>, <c>RUNTIME.BATCH_CLOSED</c>, or the query
    /// cannot be compiled.</exception>
    public BatchResult<List<T>> List<T>(IQueryable<T> query) => List(Own(query).Build());

    /// <summary>Puts in a plan of which all rows are wanted.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="plan">A plan that returns a sequence, with its values; of a write with <c>Returning</c>, too.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.WRONG_CARDINALITY</c>: the plan returns one value. <c>RUNTIME.MODE_UNSUPPORTED</c>,
    /// <c>RUNTIME.BATCH_CLOSED</c>.</exception>
    public BatchResult<List<T>> List<T>(BoundQuery<T> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Plan.Cardinality != Cardinality.Sequence)
            throw BatchErrors.NoList();
        if (plan.Plan.Tail is { } tail)
            return Tailed(plan, tail, (rows, token) => new TailStream<T>(tail.Stream(rows, plan)).ToListAsync(token));
        var read = Add(new BatchedRead<T>(new Execution<T>(plan, _source, _settings)));
        return Result(_ => new ValueTask<List<T>>(read.Rows));
    }

    /// <summary>Puts in a query of which one value is wanted, as <c>batch.Value(query, q => q.Count())</c>.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">A query of the client, runtime or transaction that the batch belongs to, or one that starts at <c>Sql.From</c>.</param>
    /// <param name="value">The operator that gives the value: <c>Count</c>, <c>First</c>, <c>Max</c> and the others of LINQ.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.VALUE_EXPECTED</c>: the operator gives a sequence. <c>RUNTIME.BATCH_FOREIGN_QUERY</c>,
    /// <c>RUNTIME.MODE_UNSUPPORTED</c>, <c>RUNTIME.BATCH_CLOSED</c>, or the query cannot be compiled.</exception>
    public BatchResult<TResult> Value<T, TResult>(IQueryable<T> query, Expression<Func<IQueryable<T>, TResult>> value) => Value(Own(query).Build(value));

    /// <summary>Puts in a plan of which one value is wanted.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="plan">A plan that returns one value, with its values.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.WRONG_CARDINALITY</c>: the plan returns a sequence. <c>RUNTIME.MODE_UNSUPPORTED</c>,
    /// <c>RUNTIME.BATCH_CLOSED</c>.</exception>
    public BatchResult<T> Value<T>(BoundQuery<T> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Plan.Cardinality == Cardinality.Sequence)
            throw BatchErrors.NoValue();
        if (plan.Plan.Tail is { } tail)
            return Tailed(plan, tail, (rows, token) => tail.ExecuteAsync(rows, plan, token));
        var read = Add(new BatchedRead<T>(new Execution<T>(plan, _source, _settings)));
        return Result(_ => new ValueTask<T>(SingleValue.Of(plan, read.Rows)));
    }

    /// <summary>Puts in a write; its result is the number of affected rows.</summary>
    /// <param name="command">A write with its values.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.BATCH_CLOSED</c>.</exception>
    public BatchResult<long> Write(CommandPlan command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var write = Add(new BatchedWrite(command, _source, _settings));
        return Result(_ => new ValueTask<long>(write.Affected));
    }

    /// <summary>Whether the server may write something by it.</summary>
    internal bool MayWrite => _statements.Exists(statement => statement.MayWrite);

    /// <summary>Sends what was put in, and completes the results.</summary>
    internal async ValueTask<bool> SendAsync(CancellationToken cancellationToken)
    {
        _isClosed = true;
        await new BatchSender(_source, _settings).SendAsync(_statements, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < _completions.Count; i++)
        {
            try
            {
                await _completions[i](cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                BatchIndex.Note(exception, i);
                throw;
            }
        }

        return true;
    }

    // Every result has one statement: that of a tail is the one of its rows.
    private BatchResult<TResult> Tailed<T, TResult>(BoundQuery<T> query, PlanTail<T> tail, Func<IRowSource, CancellationToken, ValueTask<TResult>> run)
    {
        var rows = new BatchedRows(this);
        tail.Announce(rows, query);
        return Result(token => run(rows, token));
    }

    private TStatement Add<TStatement>(TStatement statement)
        where TStatement : BatchedStatement
    {
        if (_isClosed)
            throw BatchErrors.Closed();
        _statements.Add(statement);
        return statement;
    }

    private BatchResult<T> Result<T>(Func<CancellationToken, ValueTask<T>> complete)
    {
        var result = new BatchResult<T>();
        _completions.Add(async token => result.Set(await complete(token).ConfigureAwait(false)));
        return result;
    }

    private IQueryable<T> Own<T>(IQueryable<T> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Provider is PrismaQueryProvider provider && !provider.MayRunOn(_executor) ? throw BatchErrors.ForeignQuery() : query;
    }

    // First takes note of the plan whose rows a tail wants, then hands them to it.
    private sealed class BatchedRows(QueryBatch batch) : IRowSource
    {
        private BatchedStatement? _read;

        public IAsyncEnumerable<TRow> Read<TRow>(BoundQuery<TRow> query)
        {
            if (_read is BatchedRead<TRow> read)
                return read.Rows.ToAsyncEnumerable();
            _read = batch.Add(new BatchedRead<TRow>(new Execution<TRow>(query, batch._source, batch._settings)));
            return AsyncEnumerable.Empty<TRow>();
        }
    }
}
