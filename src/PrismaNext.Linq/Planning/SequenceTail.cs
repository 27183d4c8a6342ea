using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A tail that makes a sequence of the rows.</summary>
/// <param name="rows">The plan of the rows.</param>
/// <param name="apply">The operator.</param>
internal sealed class SequenceTail<TRow, T>(QueryPlan<TRow> rows, Func<IAsyncEnumerable<TRow>, SlotValues, IAsyncEnumerable<T>> apply) : PlanTail<T>
{
    public override void Announce(IRowSource source, BoundQuery<T> query) => source.Read(Rows(query));

    public override IAsyncEnumerable<T> Stream(IRowSource source, BoundQuery<T> query) =>
        apply(source.Read(Rows(query)), query.Values);

    public override ValueTask<T> ExecuteAsync(IRowSource source, BoundQuery<T> query, CancellationToken cancellationToken) =>
        throw new InternalError("A sequence was to be read as one value.");

    private BoundQuery<TRow> Rows(BoundQuery<T> query) => new(rows, query.Values, query.Options);
}
